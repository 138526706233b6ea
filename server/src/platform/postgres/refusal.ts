/** A start that cannot succeed, with a sentence that says what to do. */
export class PostgresRefusal extends Error {
  override readonly name = 'PostgresRefusal'
}

export const diskFull = 'The disk is full. Free some space and start again; nothing was lost.'
