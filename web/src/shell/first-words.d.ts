/** Made by `web/first-words.ts`: namespace → its words. */
declare module 'virtual:first-words/*' {
  const words: Record<string, Record<string, unknown>>
  export default words
}
