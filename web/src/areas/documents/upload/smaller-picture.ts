/** More tells the reading nothing, and a phone's uplink a lot: an A4 page at 250 dpi. */
const MOST_PX = 3000
const QUALITY = 0.88

/** What the server reads as it is. */
const known = /^image\/(jpeg|png|webp)$/

/** The size that fits, undefined when it does already. @example fitted(6000, 4000) // { width: 3000, height: 2000 } */
export function fitted(width: number, height: number): { width: number; height: number } | undefined {
  const scale = MOST_PX / Math.max(width, height)
  if (scale >= 1) return undefined
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/**
 * A photograph as JPEG of at most 3,000 pixels a side, upright as it was taken; every other file, a picture that is
 * small enough, and one that this browser cannot open, as it is.
 */
export async function smallerPicture(file: File): Promise<File> {
  if (!file.type.startsWith('image/')) return file
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (!picture) return file
  const { width, height } = picture
  const size = fitted(width, height) ?? (known.test(file.type) ? undefined : { width, height })
  const blob = size && (await jpegOf(picture, size))
  picture.close()
  // Some drawings are smaller as they are.
  if (!blob || (known.test(file.type) && blob.size >= file.size)) return file
  const name = `${file.name.replace(/\.\w+$/, '')}.jpg`
  return new File([blob], name, { type: 'image/jpeg', lastModified: file.lastModified })
}

function jpegOf(picture: ImageBitmap, { width, height }: { width: number; height: number }) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const pen = canvas.getContext('2d')
  if (!pen) return Promise.resolve(null)
  // What is transparent would turn black.
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, width, height)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, 0, 0, width, height)
  return new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}
