import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest'
import { type House, openHouse } from './house.ts'
import { accountsElsewhereStory } from './stories/accounts-elsewhere.ts'
import { documentsStory } from './stories/documents.ts'
import { draftsStory } from './stories/drafts.ts'
import { everybodyStory } from './stories/everybody.ts'
import { integratorsStory } from './stories/integrators.ts'
import { invoicesStory } from './stories/invoices.ts'
import { keyboardStory } from './stories/keyboard.ts'
import { mailInStory } from './stories/mail-in.ts'
import { mailsStory } from './stories/mails.ts'
import { mannersStory } from './stories/manners.ts'
import { mondayStory } from './stories/monday.ts'
import { newcomersStory } from './stories/newcomers.ts'
import { peopleStory } from './stories/people.ts'
import { privacyStory } from './stories/privacy.ts'
import { reconciliationStory } from './stories/reconciliation.ts'
import { rolesStory } from './stories/roles.ts'
import { secondFactorsStory } from './stories/second-factors.ts'
import { suppliersStory } from './stories/suppliers.ts'

/** A working week, told as browser stories, in the real program with its demo; started once for all of them. */
describe('A working week', () => {
  let opened: House
  const house = () => opened
  beforeAll(async () => {
    opened = await openHouse()
  })
  afterAll(() => opened?.stop())
  afterEach(async () => {
    expect(await opened.leave()).toEqual([])
  })

  mondayStory(house)
  documentsStory(house)
  draftsStory(house)
  newcomersStory(house)
  rolesStory(house)
  suppliersStory(house)
  reconciliationStory(house)
  invoicesStory(house)
  mailsStory(house)
  mailInStory(house)
  secondFactorsStory(house)
  peopleStory(house)
  accountsElsewhereStory(house)
  integratorsStory(house)
  privacyStory(house)
  mannersStory(house)
  keyboardStory(house)
  everybodyStory(house)
})
