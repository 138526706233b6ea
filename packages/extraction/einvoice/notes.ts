import type { ExtractionWarning } from '../document-text.ts'
import { LIMITS } from '../limits.ts'
import { type Figure, readDecimal, readFigure } from './decimal.ts'
import type { TextAndDay } from './einvoice.ts'
import { readDay } from './xml-days.ts'
import type { XmlElement } from './xml-element.ts'

/** A thousand unreadable values say no more than twenty. */
const MOST_WARNINGS = 20

/** Reads values out of elements and keeps a warning for each that is not what it must be. */
export class Notes {
  readonly warnings: ExtractionWarning[] = []

  warn(code: string, message: string): void {
    if (this.warnings.length < MOST_WARNINGS) this.warnings.push({ code, message })
  }

  figure(element: XmlElement | undefined): Figure | null {
    return this.#read(element, readFigure, 'amount')
  }

  decimal(element: XmlElement | undefined): number | null {
    return this.#read(element, readDecimal, 'number')
  }

  day(element: XmlElement | undefined): TextAndDay | null {
    return this.#read(
      element,
      (text) => {
        const iso = readDay(text)
        return iso === null ? null : { text, iso, confidence: 1 }
      },
      'day',
    )
  }

  #read<T>(element: XmlElement | undefined, reader: (text: string) => T | null, kind: string): T | null {
    const text = textOf(element)
    if (text === null) return null
    const value = reader(text)
    if (value === null)
      this.warn('unreadable_value', `${element!.name} is “${text.slice(0, 60)}”, no ${kind}.`)
    return value
  }
}

/** The text of an element on one line; null when it is absent or empty. */
export function textOf(element: XmlElement | undefined): string | null {
  const text = element?.text
    .slice(0, LIMITS.text_characters * 4)
    .replace(/\s+/g, ' ')
    .trim()
  return text ? text.slice(0, LIMITS.text_characters) : null
}

/** The first of some elements that says something. */
export const firstText = (...elements: (XmlElement | undefined)[]): string | null =>
  elements.map(textOf).find((text) => text !== null) ?? null

/** The two ways XML Schema writes it. */
export const isTrue = (element: XmlElement | undefined): boolean => /^(?:true|1)$/.test(textOf(element) ?? '')
