import { ExtractionError } from '../../error.ts'
import { LIMITS } from '../../limits.ts'
import { attributeOf, type XmlHandler } from '../xml-scanner.ts'
import type { ZipParts } from '../zip-parts.ts'

export type BookSheet = { name: string; part: string; is_hidden: boolean }
export type Book = { is_1904: boolean; sheets: BookSheet[]; strings: string | null; styles: string | null }

const BOOK = 'xl/workbook.xml'
const RELATIONS = 'xl/_rels/workbook.xml.rels'
const nothing = () => {}
/** Handles tags alone. */
export const tags = (open: XmlHandler['open']): XmlHandler => ({ open, close: nothing, text: nothing })

/** The table of contents of a workbook (ECMA-376 18.2): its worksheets in order, and where its tables lie. */
export function readBook(parts: ZipParts): Book {
  const relations = readRelations(parts)
  const book: Book = {
    is_1904: false,
    sheets: [],
    strings: partOf(relations, 'sharedstrings'),
    styles: partOf(relations, 'styles'),
  }
  parts.read(
    BOOK,
    tags((name, attributes) => {
      if (name === 'workbookPr')
        book.is_1904 = /^(?:1|true|on)$/.test(attributeOf(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      const relation = relations.get(attributeOf(attributes, '\\w+:id') ?? '')
      // Charts and dialogs have sheets of their own kind.
      if (relation?.type !== 'worksheet') return
      if (book.sheets.length >= LIMITS.sheets)
        throw new ExtractionError('hostile_document', `The workbook has more than ${LIMITS.sheets} sheets.`)
      const is_hidden = (attributeOf(attributes, 'state') ?? 'visible') !== 'visible'
      book.sheets.push({ name: attributeOf(attributes, 'name') ?? '', part: relation.part, is_hidden })
    }),
  )
  return book
}

type Relation = { type: string; part: string }

/** What the workbook refers to inside the file; what lies outside is never fetched. */
function readRelations(parts: ZipParts): Map<string, Relation> {
  const relations = new Map<string, Relation>()
  if (!parts.has(RELATIONS)) return relations
  parts.read(
    RELATIONS,
    tags((name, attributes) => {
      if (name !== 'Relationship' || attributeOf(attributes, 'TargetMode') === 'External') return
      const [id, type, target] = ['Id', 'Type', 'Target'].map((key) => attributeOf(attributes, key) ?? '')
      relations.set(id!, { type: type!.split('/').at(-1)!.toLowerCase(), part: resolved(target!) })
    }),
  )
  return relations
}

function partOf(relations: ReadonlyMap<string, Relation>, type: string): string | null {
  return [...relations.values()].find((relation) => relation.type === type)?.part ?? null
}

/** A target relative to `xl/` as the name of a part; it names an entry of the zip and nothing else. */
function resolved(target: string): string {
  const path = target.replaceAll('\\', '/')
  const steps: string[] = []
  for (const step of (path.startsWith('/') ? path : `xl/${path}`).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/').toLowerCase()
}
