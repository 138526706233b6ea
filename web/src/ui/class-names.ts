/** Joins the class names that hold. @example classNames('a', busy && 'b') // 'a' or 'a b' */
export const classNames = (...names: unknown[]) => names.filter(Boolean).join(' ')
