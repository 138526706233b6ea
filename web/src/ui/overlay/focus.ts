const stops =
  'a[href], button, input:not([type="hidden"]), select, textarea, summary, [contenteditable], [tabindex]'

/** What the Tab key reaches inside, in order; radios of a group all count, although Tab reaches one of them. */
export const tabStops = (inside: HTMLElement): HTMLElement[] =>
  [...inside.querySelectorAll<HTMLElement>(stops)].filter(
    (element) =>
      element.tabIndex >= 0 && !element.matches(':disabled') && element.getClientRects().length > 0,
  )

/** Whether the focus is inside, or lost to the page because what had it is gone. */
export function isFocusWithin(inside: HTMLElement | null): boolean {
  const at = document.activeElement
  return !at || at === document.body || Boolean(inside?.contains(at))
}
