import { describe, expect, it } from 'vitest'
import type { Account } from '../queries.ts'
import { balancesOf, stateOf } from './StatementHistory.tsx'

type Statement = Account['statements'][number]

const statement = (given: Partial<Statement>) =>
  ({
    currency: 'EUR',
    closing_balance: 1,
    open_items: 0,
    disputed_items: 0,
    is_stale: false,
    ...given,
  }) as Statement

describe('stateOf', () => {
  it('says first what asks for something to be done', () => {
    expect(stateOf(statement({ is_stale: true, open_items: 2 })).name).toBe('stale')
    expect(stateOf(statement({ open_items: 2, disputed_items: 1 }))).toMatchObject({ name: 'open', count: 2 })
    expect(stateOf(statement({ disputed_items: 1 })).name).toBe('disputed')
    expect(stateOf(statement({})).name).toBe('settled')
  })
})

describe('balancesOf', () => {
  it('are those of the most used currency, oldest first', () => {
    const newest_first = [3, 2, 1].map((closing_balance) => statement({ closing_balance }))
    const other = statement({ currency: 'USD', closing_balance: 9 })
    expect(balancesOf([other, ...newest_first])).toEqual({ currency: 'EUR', values: [1, 2, 3] })
  })
  it('are no trend where there are fewer than three', () => {
    expect(balancesOf([statement({}), statement({ closing_balance: null }), statement({})])).toBeUndefined()
    expect(balancesOf([])).toBeUndefined()
  })
})
