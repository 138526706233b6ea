/** What is billed but never on a shelf. */
export const notStockKinds = ['service', 'deposit', 'freight', 'discount', 'other'] as const
