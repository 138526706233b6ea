import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type LoadPicture, PictureShelf } from './picture-shelf.ts'

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

let alive: Set<string>
beforeEach(() => {
  alive = new Set()
  let count = 0
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    count += 1
    alive.add(`blob:${count}`)
    return `blob:${count}`
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void alive.delete(url))
})
afterEach(() => vi.restoreAllMocks())

describe('The shelf of pictures', () => {
  it('fetches a page once at a width, again only for a wider one', async () => {
    const load = vi.fn<LoadPicture>(async () => new Blob())
    const shelf = new PictureShelf(load)
    shelf.want(1, 800)
    shelf.want(1, 800)
    await settled()
    shelf.want(1, 400)
    await settled()
    expect(load).toHaveBeenCalledTimes(1)
    shelf.want(1, 1600)
    await settled()
    expect(load).toHaveBeenCalledTimes(2)
    expect(shelf.picture(1)).toMatchObject({ width_px: 1600 })
    expect(alive.size).toBe(1)
  })

  it('keeps ten pages that were left, drops the one left longest, and all at the end', async () => {
    const shelf = new PictureShelf(async () => new Blob())
    for (let page = 1; page <= 60; page++) {
      shelf.want(page, 400)
      await settled()
      shelf.leave(page)
    }
    expect(alive.size).toBe(10)
    expect(shelf.picture(50)).toBeUndefined()
    expect(shelf.picture(51)).toBeDefined()
    shelf.close()
    expect(alive.size).toBe(0)
  })

  it('never drops what is near', async () => {
    const shelf = new PictureShelf(async () => new Blob())
    for (let page = 1; page <= 14; page++) shelf.want(page, 400)
    await settled()
    expect(alive.size).toBe(14)
  })

  it('calls off what is left before it came', async () => {
    const signals: AbortSignal[] = []
    const shelf = new PictureShelf((_page, _width, signal) => {
      signals.push(signal)
      return new Promise(() => undefined)
    })
    shelf.want(3, 400)
    shelf.leave(3)
    expect(signals[0]!.aborted).toBe(true)
  })

  it('says what did not come, and tries again when asked', async () => {
    let broken = true
    const told = vi.fn()
    const shelf = new PictureShelf(async () => {
      if (broken) throw new Error('no answer')
      return new Blob()
    })
    shelf.subscribe(told)
    shelf.want(1, 400)
    await settled()
    expect(shelf.failed(1)).toBe(true)
    broken = false
    shelf.tryAgain(1, 400)
    await settled()
    expect(shelf.failed(1)).toBe(false)
    expect(shelf.picture(1)).toBeDefined()
    expect(told).toHaveBeenCalledTimes(2)
  })
})
