/** Pictures of pages that are kept although they are far from what is seen. */
const KEPT = 10

export interface Picture {
  url: string
  width_px: number
}

interface Place {
  near: boolean
  picture?: Picture
  /** What is on its way, and how wide it will be. */
  loading?: { width_px: number; abort: AbortController }
  failed?: boolean
}

export type LoadPicture = (page: number, width_px: number, signal: AbortSignal) => Promise<Blob>

/**
 * Pictures of the pages near what is seen, and of the ten seen last; the others are dropped from memory.
 * Every URL it makes it takes back; `close` takes back all.
 */
export class PictureShelf {
  #places = new Map<number, Place>()
  #listeners = new Set<() => void>()
  #load: LoadPicture

  constructor(load: LoadPicture) {
    this.#load = load
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  picture(page: number): Picture | undefined {
    return this.#places.get(page)?.picture
  }

  failed(page: number): boolean {
    return this.#places.get(page)?.failed ?? false
  }

  /** The page is near: its picture is fetched unless it is here at this width or wider. */
  want(page: number, width_px: number): void {
    const place = this.#places.get(page) ?? { near: true }
    place.near = true
    // Put last: who is dropped is who was wanted longest ago.
    this.#places.delete(page)
    this.#places.set(page, place)
    if ((place.picture?.width_px ?? 0) >= width_px || (place.loading?.width_px ?? 0) >= width_px) return
    void this.#fetch(page, place, width_px)
  }

  /** The page is far: what is on its way is called off. */
  leave(page: number): void {
    const place = this.#places.get(page)
    if (!place) return
    place.near = false
    place.loading?.abort.abort()
    place.loading = undefined
    if (!place.picture) this.#places.delete(page)
    this.#dropOldest()
  }

  tryAgain(page: number, width_px: number): void {
    const place = this.#places.get(page)
    if (place) place.failed = false
    this.want(page, width_px)
  }

  close(): void {
    for (const { picture, loading } of this.#places.values()) {
      loading?.abort.abort()
      if (picture) URL.revokeObjectURL(picture.url)
    }
    this.#places.clear()
  }

  async #fetch(page: number, place: Place, width_px: number) {
    place.loading?.abort.abort()
    const abort = new AbortController()
    place.loading = { width_px, abort }
    try {
      const blob = await this.#load(page, width_px, abort.signal)
      if (abort.signal.aborted) return
      const before = place.picture
      place.picture = { url: URL.createObjectURL(blob), width_px }
      place.failed = false
      if (before) URL.revokeObjectURL(before.url)
    } catch {
      if (abort.signal.aborted) return
      // A sharper one that does not come leaves the one that is there.
      place.failed = !place.picture
    }
    place.loading = undefined
    this.#dropOldest()
    this.#tell()
  }

  #dropOldest() {
    const far = [...this.#places].filter(([, { near, picture }]) => !near && picture)
    const excess = far.slice(0, Math.max(0, far.length - KEPT))
    for (const [page, { picture }] of excess) {
      URL.revokeObjectURL(picture!.url)
      this.#places.delete(page)
    }
    if (excess.length > 0) this.#tell()
  }

  #tell() {
    for (const listener of this.#listeners) listener()
  }
}
