import type { Chance } from './chance.ts'
import { Paper } from './paper.ts'
import { type FigureStyle, figureStyle, figureText } from './printed.ts'
import { type Cells, figureCells, lineCells, signedText, wording } from './statement-cells.ts'
import { MARGIN, naturalWidth, placeColumns, type TableParts } from './statement-columns.ts'
import {
  drawAgeing,
  drawFooter,
  drawFootnotes,
  drawHead,
  drawPageHead,
  drawSlip,
} from './statement-furniture.ts'
import type { StatementLook } from './statement-look.ts'
import { RowPen } from './statement-rows.ts'
import { closing, type StatementTruth, type TrueSection } from './statement-truth.ts'
import type { StatementWords } from './statement-words.ts'

const BOTTOM = 110

/** Prints a statement: head, sections with their checks, pages, and what stands around the table. */
export class Press {
  readonly paper: Paper
  readonly #chance: Chance
  readonly #truth: StatementTruth
  readonly #look: StatementLook
  readonly #words: Record<keyof StatementWords, string>
  readonly #styles = new Map<string, FigureStyle>()
  readonly #pen: RowPen
  #top = 0
  /** Where the first half of a table in two halves ended. */
  #lowest = 0
  #page_sum = 0

  constructor(chance: Chance, truth: StatementTruth, look: StatementLook) {
    this.#chance = chance
    this.#truth = truth
    this.#look = look
    this.#words = wording(chance, truth)
    const base = figureStyle(chance, truth.locale, truth.sections[0]!.currency)
    for (const { currency } of truth.sections)
      this.#styles.set(currency, { ...base, currency, decimals: currency === 'JPY' ? 0 : 2 })
    const parts: TableParts = { truth, look, words: this.#words, styles: this.#styles }
    const is_wide = naturalWidth(parts, new Paper(look.font)) > 595 - MARGIN * 2
    this.paper = is_wide ? new Paper(look.font, 841.89, 595.28) : new Paper(look.font)
    this.#pen = new RowPen(this.paper, look, placeColumns(parts, this.paper))
  }

  print(): void {
    const { sections } = this.#truth
    const { opening, closing: place, ageing } = this.#look
    const [first] = sections as [TrueSection]
    const one = sections.length === 1
    this.#pen.y = drawHead(this.paper, this.#truth, this.#look, this.#words, this.#chance)
    if (one && opening === 'summary') this.#summary(this.#words.opening, first, first.opening)
    if (one && place !== 'row' && place !== 'none' && this.#chance.is(0.3))
      this.#summary(this.#words.closing, first, closing(first))
    if (ageing !== 'none' && this.#look.is_ageing_above) this.#ageing(first)
    this.#top = this.#pen.y
    for (const [index, section] of sections.entries()) this.#section(section, index, one)
    if (ageing !== 'none' && !this.#look.is_ageing_above) {
      this.#room(60)
      this.#ageing(first)
    }
    if (this.#look.footnotes !== 'none') {
      this.#room(40)
      this.#pen.y = drawFootnotes(this.paper, this.#pen.y, this.#truth, this.#look)
    }
    this.#footer()
    if (this.#look.slip !== 'none')
      drawSlip(this.paper, this.#truth, closing(first), this.#styleOf(first), this.#look, this.#words)
  }

  #styleOf = (section: TrueSection) => this.#styles.get(section.currency)!

  #ageing(section: TrueSection): void {
    const style = this.#styleOf(section)
    const y = this.#pen.y + 10
    this.#pen.y = drawAgeing(this.paper, y, closing(section), style, this.#look, this.#words)
  }

  #section(section: TrueSection, index: number, one: boolean): void {
    const { site, currency, opening, lines } = section
    const style = this.#styleOf(section)
    const pen = this.#pen
    this.#room(80)
    if (!one) {
      const heading = site ? `${this.#words.site}: ${site}` : currency
      this.paper.write(heading, MARGIN, pen.y, { size: this.#look.size + 1, is_bold: true })
      pen.y += pen.pitch * 1.2
    }
    if (index === 0 || this.#chance.is(0.6)) pen.header(this.#words, currency)
    const shows_opening =
      this.#look.opening === 'row' ||
      this.#look.opening === 'row_without_date' ||
      (!one && this.#look.opening !== 'none')
    if (shows_opening) {
      const date =
        this.#look.opening === 'row_without_date' ? '' : this.#look.date(this.#truth.from, this.#truth.locale)
      pen.row({ date, ...this.#label(this.#words.opening), ...this.#checkCells(opening, style) }, true)
    }
    let balance = opening
    this.#page_sum = 0
    for (const [at, line] of lines.entries()) {
      if (pen.y > this.paper.height - BOTTOM - pen.pitch * 3) this.#turn(balance, style, currency)
      balance += line.minor
      this.#page_sum += line.minor
      pen.movement(lineCells(line, at, balance, this.#truth, this.#look, style))
    }
    this.#ending(section, one)
  }

  #ending(section: TrueSection, one: boolean): void {
    const style = this.#styleOf(section)
    const total = closing(section)
    const pen = this.#pen
    this.#room(pen.pitch * 4)
    if (this.#look.totals_row && this.#look.amounts === 'sides') {
      const sum = (sign: number) =>
        section.lines.reduce((all, line) => all + Math.max(0, line.minor * sign), 0)
      const sums = { debit: figureText(sum(1), style), credit: figureText(sum(-1), style) }
      pen.row({ ...this.#label(this.#words.total), ...sums }, true)
    }
    const is_row = this.#look.closing === 'row' || this.#look.closing === 'both'
    if (one ? is_row : this.#look.section_totals || is_row)
      pen.row({ ...this.#label(this.#words.closing), ...this.#checkCells(total, style) }, true)
    pen.y = Math.max(pen.y, this.#lowest)
    if (one && (this.#look.closing === 'summary' || this.#look.closing === 'both'))
      this.#summary(this.#words.closing, section, total)
    pen.y += pen.pitch
  }

  /** A check's name stands where there is room for text. */
  #label(text: string): Cells {
    return this.#look.columns.includes('description') ? { description: text } : { reference: text }
  }

  #checkCells(value: number, style: FigureStyle): Cells {
    return this.#look.columns.includes('balance')
      ? figureCells(null, value, this.#look, style)
      : this.#sums(value, style)
  }

  /** A net figure where movements stand. */
  #sums(minor: number, style: FigureStyle): Cells {
    const { amounts } = this.#look
    return figureCells(
      minor,
      null,
      { ...this.#look, empty: 'blank', ...(amounts === 'by_kind' && { amounts: 'minus' }) },
      style,
    )
  }

  #summary(label: string, section: TrueSection, value: number): void {
    const { size, amounts } = this.#look
    const is_left = this.#chance.is(0.3)
    const x = is_left ? MARGIN : this.paper.width - MARGIN - 230
    const colon = this.#chance.is(0.5) ? ':' : ''
    this.paper.write(`${label}${colon}`, x, this.#pen.y, { size, is_bold: true })
    const text = signedText(
      value,
      amounts === 'by_kind' || amounts === 'sides' ? 'minus' : amounts,
      this.#styleOf(section),
    )
    this.paper.write(text, x, this.#pen.y, { size, is_bold: true, align: 'right', width: 230 })
    this.#pen.y += this.#pen.pitch * 1.3
  }

  #turn(balance: number, style: FigureStyle, currency: string): void {
    const pen = this.#pen
    if (this.#look.is_two_up && pen.shift === 0) {
      this.#lowest = pen.y
      pen.shift = (this.paper.width - MARGIN * 2) / 2 + 10
      pen.y = this.#top
      pen.header(this.#words, currency)
      return
    }
    this.#lowest = 0
    pen.shift = 0
    if (this.#look.page_totals)
      pen.row({ ...this.#label(this.#words.page_total), ...this.#sums(this.#page_sum, style) }, true)
    if (this.#look.carried)
      pen.row({ ...this.#label(this.#words.carried), ...this.#checkCells(balance, style) }, true)
    this.#footer()
    this.paper.nextPage()
    this.#page_sum = 0
    pen.y = drawPageHead(this.paper, this.#truth, this.#look, this.#words)
    this.#top = pen.y
    if (this.#look.is_header_repeated || this.#look.is_two_up) pen.header(this.#words, currency)
    if (this.#look.carried)
      pen.row({ ...this.#label(this.#words.brought), ...this.#checkCells(balance, style) }, true)
  }

  #room(height: number): void {
    if (this.#pen.y + height < this.paper.height - BOTTOM) return
    this.#footer()
    this.paper.nextPage()
    this.#pen.y = 50
    this.#pen.shift = 0
  }

  #footer(): void {
    drawFooter(this.paper, this.#truth, this.#look, this.#words)
  }
}
