/** Where a text stops being well-formed XML: `at` counts characters from its beginning. */
export class XmlSyntaxError extends Error {
  readonly at: number

  constructor(message: string, at: number) {
    super(message)
    this.name = 'XmlSyntaxError'
    this.at = at
  }
}
