import { Chance } from './chance.ts'
import { Paper } from './paper.ts'
import { type DocumentLocale, type FigureStyle, figureStyle, figureText } from './printed.ts'
import {
  type Cells,
  figureCells,
  headerTexts,
  isFigureColumn,
  lineCells,
  signedText,
  wording,
} from './statement-cells.ts'
import { drawAgeing, drawFooter, drawHead, drawSlip } from './statement-furniture.ts'
import { type ColumnKey, inventLook, type StatementLook } from './statement-look.ts'
import { inventStatement, type StatementTruth, type TrueLine, type TrueSection } from './statement-truth.ts'
import type { StatementWords } from './statement-words.ts'

export type InventedStatement = { truth: StatementTruth; look: StatementLook; paper: Paper }

/**
 * A statement of a seed on paper, and what it truly says; `is_kept` draws layouts kept aside, `given` lines are printed
 * instead of invented ones.
 */
export function statementPaper(
  seed: number,
  locale: DocumentLocale,
  { is_kept = false, lines, given }: { is_kept?: boolean; lines?: number; given?: TrueLine[] } = {},
): InventedStatement {
  const chance = new Chance(seed, is_kept)
  const look = inventLook(chance)
  const roll = chance.next()
  const sections =
    given || look.is_two_up || look.header === 'none'
      ? 'one'
      : roll < 0.1
        ? 'sites'
        : roll < 0.15
          ? 'currencies'
          : 'one'
  const count = lines ?? chance.of([4, 9, 18, 40, 90])
  const truth = inventStatement(seed, locale, {
    lines: count,
    sections,
    is_kept,
    has_allocations: chance.is(0.12),
    has_opening: look.opening !== 'none',
    ...(chance.is(0.04) && sections === 'one' && !given ? { currency: 'JPY' } : {}),
  })
  if (given) {
    truth.sections[0]!.lines = given
    const days = given.map(({ date }) => date).sort()
    truth.from = days[0]!
    truth.to = days.at(-1)!
  }
  const press = new Press(chance, truth, look)
  press.print()
  return { truth, look, paper: press.paper }
}

type Placed = { key: ColumnKey; x: number; width: number }

const MARGIN = 40
const BOTTOM = 110

class Press {
  readonly paper: Paper
  readonly #chance: Chance
  readonly #truth: StatementTruth
  readonly #look: StatementLook
  readonly #words: Record<keyof StatementWords, string>
  #styles = new Map<string, FigureStyle>()
  #columns: Placed[] = []
  #y = 0
  #top = 0
  #shift = 0
  #page_sum = 0

  constructor(chance: Chance, truth: StatementTruth, look: StatementLook) {
    this.#chance = chance
    this.#truth = truth
    this.#look = look
    this.#words = wording(chance, truth)
    const base = figureStyle(chance, truth.locale, truth.sections[0]!.currency)
    for (const { currency } of truth.sections)
      this.#styles.set(currency, { ...base, currency, decimals: currency === 'JPY' ? 0 : 2 })
    const is_wide = this.#natural(new Paper(look.font)) > 595 - MARGIN * 2
    this.paper = is_wide ? new Paper(look.font, 841.89, 595.28) : new Paper(look.font)
    this.#columns = this.#place()
  }

  print(): void {
    const { sections } = this.#truth
    const one = sections.length === 1
    this.#y = drawHead(this.paper, this.#truth, this.#look, this.#words, this.#chance)
    if (one && this.#look.opening === 'summary')
      this.#summary(this.#words.opening, sections[0]!, sections[0]!.opening)
    if (one && this.#look.closing !== 'row' && this.#look.closing !== 'none' && this.#chance.is(0.3))
      this.#summary(this.#words.closing, sections[0]!, closing(sections[0]!))
    this.#top = this.#y
    for (const [index, section] of sections.entries()) this.#section(section, index, one)
    if (this.#look.ageing !== 'none') {
      this.#room(60)
      this.#y = drawAgeing(
        this.paper,
        this.#y + 10,
        closing(sections[0]!),
        this.#styleOf(sections[0]!),
        this.#look,
        this.#words,
      )
    }
    this.#footer()
    if (this.#look.slip !== 'none')
      drawSlip(
        this.paper,
        this.#truth,
        closing(sections[0]!),
        this.#styleOf(sections[0]!),
        this.#look,
        this.#words,
      )
  }

  #styleOf = (section: TrueSection) => this.#styles.get(section.currency)!

  #section(section: TrueSection, index: number, one: boolean): void {
    const { site, currency, opening, lines } = section
    const style = this.#styleOf(section)
    this.#room(80)
    if (!one) {
      const heading = site ? `${this.#words.site}: ${site}` : currency
      this.paper.write(heading, MARGIN, this.#y, { size: this.#look.size + 1, is_bold: true })
      this.#y += this.#pitch * 1.2
    }
    if (index === 0 || this.#chance.is(0.6)) this.#header(currency)
    const shows_opening =
      this.#look.opening === 'row' ||
      this.#look.opening === 'row_without_date' ||
      (!one && this.#look.opening !== 'none')
    if (shows_opening) {
      const date =
        this.#look.opening === 'row_without_date' ? '' : this.#look.date(this.#truth.from, this.#truth.locale)
      this.#row({ date, ...this.#label(this.#words.opening), ...this.#checkCells(opening, style) }, true)
    }
    let balance = opening
    this.#page_sum = 0
    for (const line of lines) {
      if (this.#y > this.paper.height - BOTTOM - this.#pitch * 3) this.#turn(balance, style, currency)
      balance += line.minor
      this.#page_sum += line.minor
      this.#movement(lineCells(line, balance, this.#truth, this.#look, style))
    }
    this.#ending(section, one)
  }

  #ending(section: TrueSection, one: boolean): void {
    const style = this.#styleOf(section)
    const total = closing(section)
    this.#room(this.#pitch * 4)
    if (this.#look.totals_row && this.#look.amounts === 'sides') {
      const sum = (sign: number) =>
        section.lines.reduce((all, line) => all + Math.max(0, line.minor * sign), 0)
      this.#row(
        {
          ...this.#label(this.#words.total),
          debit: figureText(sum(1), style),
          credit: figureText(sum(-1), style),
        },
        true,
      )
    }
    const is_row = this.#look.closing === 'row' || this.#look.closing === 'both'
    if (one ? is_row : this.#look.section_totals || is_row)
      this.#row(
        {
          ...this.#label(one ? this.#words.closing : `${this.#words.closing}`),
          ...this.#checkCells(total, style),
        },
        true,
      )
    if (one && (this.#look.closing === 'summary' || this.#look.closing === 'both'))
      this.#summary(this.#words.closing, section, total)
    this.#y += this.#pitch
  }

  /** A check's name stands where there is room for text. */
  #label(text: string): Cells {
    return this.#look.columns.includes('description') ? { description: text } : { reference: text }
  }

  #checkCells(value: number, style: FigureStyle): Cells {
    return this.#look.columns.includes('balance')
      ? figureCells(null, value, this.#look, style)
      : figureCells(
          value,
          null,
          this.#look.amounts === 'by_kind' ? { ...this.#look, amounts: 'minus' } : this.#look,
          style,
        )
  }

  #summary(label: string, section: TrueSection, value: number): void {
    const { size } = this.#look
    const is_left = this.#chance.is(0.3)
    const x = is_left ? MARGIN : this.paper.width - MARGIN - 230
    this.paper.write(`${label}${this.#chance.is(0.5) ? ':' : ''}`, x, this.#y, { size, is_bold: true })
    const text = signedText(
      value,
      this.#look.amounts === 'by_kind' || this.#look.amounts === 'sides' ? 'minus' : this.#look.amounts,
      this.#styleOf(section),
    )
    this.paper.write(text, x, this.#y, { size, is_bold: true, align: 'right', width: 230 })
    this.#y += this.#pitch * 1.3
  }

  #turn(balance: number, style: FigureStyle, currency: string): void {
    if (this.#look.is_two_up && this.#shift === 0) {
      this.#shift = (this.paper.width - MARGIN * 2) / 2 + 10
      this.#y = this.#top
      this.#header(currency)
      return
    }
    this.#shift = 0
    if (this.#look.page_totals)
      this.#row({ ...this.#label(this.#words.page_total), ...this.#sums(this.#page_sum, style) }, true)
    if (this.#look.carried)
      this.#row({ ...this.#label(this.#words.carried), ...this.#checkCells(balance, style) }, true)
    this.#footer()
    this.paper.nextPage()
    this.#y = 50
    this.#page_sum = 0
    this.paper.write(this.#truth.supplier.name, MARGIN, 30, { size: 9 })
    this.#top = this.#y
    if (this.#look.is_header_repeated || this.#look.is_two_up) this.#header(currency)
    if (this.#look.carried)
      this.#row({ ...this.#label(this.#words.brought), ...this.#checkCells(balance, style) }, true)
  }

  /** The movements of one page as a net figure. */
  #sums(minor: number, style: FigureStyle): Cells {
    return figureCells(
      minor,
      null,
      this.#look.amounts === 'by_kind' ? { ...this.#look, amounts: 'minus' } : this.#look,
      style,
    )
  }

  #room(height: number): void {
    if (this.#y + height < this.paper.height - BOTTOM) return
    this.#footer()
    this.paper.nextPage()
    this.#y = 50
    this.#shift = 0
  }

  #footer(): void {
    drawFooter(this.paper, this.#truth, this.#look, this.#words)
  }

  get #pitch(): number {
    return this.#look.size * this.#look.leading
  }

  #header(currency: string): void {
    if (this.#look.header === 'none') return
    const texts = headerTexts(this.#look, this.#words, currency)
    const depth = Math.max(...Object.values(texts).map((lines) => lines.length))
    for (const column of this.#columns) {
      const lines = texts[column.key]
      for (const [index, text] of lines.entries()) {
        const align =
          this.#look.header_align === 'as_cells' ? this.#alignOf(column.key) : this.#look.header_align
        this.#cell(column, text, this.#y + index * this.#look.size * 1.2, true, align)
      }
    }
    this.#y += this.#look.size * 1.2 * (depth - 1) + this.#pitch * 1.1
  }

  #movement(cells: Cells): void {
    const { before, after } = this.#look.text_lines
    const { size } = this.#look
    const column = this.#columns.find(({ key }) => key === 'description')
    const extra = ['Order 4410 / kitchen', 'Deliv. note 8841', 'c/o goods in']
    for (let index = 0; column && index < before; index += 1) {
      this.#cell(column, extra[index]!, this.#y, false, 'left')
      this.#y += size * 1.15
    }
    this.#row(cells, false, column ? extra.slice(0, after) : [])
  }

  #row(cells: Cells, is_bold: boolean, extra: string[] = []): void {
    const { size } = this.#look
    let depth = 1
    for (const column of this.#columns) {
      const text = cells[column.key]
      if (!text) continue
      const room =
        column.key === 'description' || (column.key === 'reference' && this.#look.is_reference_wrapped)
      const lines = room ? this.paper.wrapped(text, column.width, size) : [text]
      if (column.key === 'description') lines.push(...extra)
      for (const [index, line] of lines.entries()) {
        const align = this.#alignOf(column.key)
        this.#cell(
          column,
          line.trim(),
          this.#y + index * size * 1.15,
          is_bold,
          align,
          /^ /.test(text) ? 10 : 0,
        )
      }
      depth = Math.max(depth, lines.length)
    }
    this.#y += this.#pitch + (depth - 1) * size * 1.15
  }

  #alignOf(key: ColumnKey): 'left' | 'right' | 'center' {
    return isFigureColumn(key) ? this.#look.figures : 'left'
  }

  #cell(
    { x, width }: Placed,
    text: string,
    y: number,
    is_bold: boolean,
    align: 'left' | 'right' | 'center',
    indent = 0,
  ): void {
    this.paper.write(text, x + this.#shift + indent, y, { size: this.#look.size, is_bold, align, width })
  }

  /** Widths as the texts need them. */
  #widths(paper: Paper): Map<ColumnKey, number> {
    const { size } = this.#look
    const widths = new Map<ColumnKey, number>()
    const need = (key: ColumnKey, text: string) =>
      widths.set(key, Math.max(widths.get(key) ?? 0, paper.widthOf(text, size, true)))
    if (!this.#look.columns.includes('description'))
      for (const label of ['opening', 'closing', 'total', 'carried', 'brought', 'page_total'] as const)
        need('reference', this.#words[label])
    for (const section of this.#truth.sections) {
      const style = this.#styleOf(section)
      let balance = section.opening
      for (const [key, texts] of Object.entries(headerTexts(this.#look, this.#words, section.currency)))
        for (const text of texts) need(key as ColumnKey, text)
      for (const line of section.lines) {
        balance += line.minor
        const cells = lineCells(line, balance, this.#truth, this.#look, style)
        for (const key of this.#look.columns) if (key !== 'description') need(key, cells[key] ?? '')
      }
      const most = signedText(
        -Math.max(
          Math.abs(balance),
          section.lines.reduce((sum, line) => sum + Math.abs(line.minor), Math.abs(section.opening)),
        ),
        this.#look.amounts,
        style,
      )
      for (const key of this.#look.columns) if (isFigureColumn(key)) need(key, most)
    }
    return widths
  }

  #natural(paper: Paper): number {
    const widths = this.#widths(paper)
    return this.#look.columns.reduce(
      (sum, key) => sum + (key === 'description' ? 90 : (widths.get(key) ?? 0)) + this.#look.gap,
      0,
    )
  }

  #place(): Placed[] {
    const widths = this.#widths(this.paper)
    const room = this.paper.width - MARGIN * 2
    const used = this.#look.columns.reduce(
      (sum, key) => sum + (key === 'description' ? 0 : widths.get(key)!) + this.#look.gap,
      0,
    )
    let x = MARGIN
    return this.#look.columns.map((key) => {
      const width = key === 'description' ? Math.max(60, room - used) : widths.get(key)!
      x += width + this.#look.gap
      return {
        key,
        x: x - width - this.#look.gap,
        width: this.#look.is_reference_wrapped && key === 'reference' ? width * 0.75 : width,
      }
    })
  }
}

export const closing = (section: TrueSection) =>
  section.lines.reduce((sum, line) => sum + line.minor, section.opening)
