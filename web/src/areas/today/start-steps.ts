import { useQuery } from '@tanstack/react-query'
import { useCan } from '../../shell/me.ts'
import { paths } from '../../shell/paths.ts'
import { documentCount, peopleCount, reconciliationCount, supplierCount } from './queries.ts'

export interface StartStep {
  id: 'restaurant' | 'supplier' | 'document' | 'reconciliation' | 'people'
  href: string
  done: boolean
}

/** The way from an empty house to the first reconciled statement; undefined while it is not known how far one is. */
export function useStartSteps(): StartStep[] | undefined {
  const can = useCan()
  const counts = [
    useQuery({ ...supplierCount, enabled: can('suppliers.manage') }).data?.total,
    useQuery({ ...documentCount, enabled: can('documents.read') }).data?.total,
    useQuery({ ...reconciliationCount, enabled: can('reconciliations.read') }).data?.total,
    useQuery({ ...peopleCount, enabled: can('users.manage') }).data?.total,
  ] as const
  if (!can('users.manage') || counts.some((count) => count === undefined)) return undefined
  const [suppliers = 0, documents = 0, reconciliations = 0, people = 0] = counts
  return [
    { id: 'restaurant', href: paths.restaurants(), done: true },
    { id: 'supplier', href: paths.newSupplier(), done: suppliers > 0 },
    { id: 'document', href: paths.documents(), done: documents > 0 },
    { id: 'reconciliation', href: paths.reconciliations(), done: reconciliations > 0 },
    { id: 'people', href: paths.newPerson(), done: people > 1 },
  ]
}
