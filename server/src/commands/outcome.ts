/** The input cannot be read: one line that says what and where. Exit 2. */
export class UnreadableInput extends Error {}

/** The input is understood but nothing can be made of it; `result` gives the reasons. Exit 3. */
export class ImpossibleInput extends Error {
  readonly result: object
  constructor(result: object) {
    super('impossible')
    this.result = result
  }
}

export interface Command {
  usage: string
  about: string
  /** Names of the positional arguments, all required. */
  arguments: readonly string[]
  options?: Record<string, { type: 'string' | 'boolean' }>
  run: (args: string[], options: Record<string, string | boolean | undefined>) => Promise<object | undefined>
}
