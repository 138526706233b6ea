import { IconShieldCheck } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan, useMe, useRestaurants } from '../../../shell/me.ts'
import { useApiList } from '../../../shell/queries.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { Toolbar } from '../../../ui/Page.tsx'
import { SearchField } from '../../../ui/SearchField.tsx'
import { type Column, DataTable } from '../../../ui/table/DataTable.tsx'
import { peopleList } from '../queries.ts'
import type { PeopleState } from './PeoplePage.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import css from './people.module.css'
import type { Person } from './person-values.ts'
import { roleNames } from './role-names.ts'

interface Names {
  me_id: string
  restaurant: (id: string | null) => string
}

const columns = (t: TFunction, names: Names): Column<Person>[] => [
  {
    id: 'name',
    header: t('people.name'),
    sort: 'name',
    cell: ({ id, full_name, email, is_active, status, invitation_expires_at, has_second_factor }) => (
      <span className={css.name} data-inactive={!is_active || undefined}>
        <Avatar name={full_name} size={34} />
        <span>
          {full_name} {id === names.me_id && <em>{t('people.you')}</em>}
          {status === 'inactive' && <em>{t('inactive')}</em>}
          {status === 'invited' && (
            <em>{t(isOver(invitation_expires_at) ? 'people.invitation_over' : 'people.invited')}</em>
          )}
          {has_second_factor && (
            <IconShieldCheck size={15} role="img" aria-label={t('people.has_second_factor')} />
          )}
          <small>{email}</small>
        </span>
      </span>
    ),
  },
  {
    id: 'role',
    header: t('people.role'),
    phone: 'corner',
    cell: ({ role }) => t(`shell:roles.${role}`),
  },
  {
    id: 'restaurant',
    header: t('people.works_in'),
    cell: ({ restaurant_ids }) => (
      <span className={css.place}>
        {(restaurant_ids ?? [null]).map((id) => names.restaurant(id)).join(', ')}
      </span>
    ),
  },
]

const isOver = (instant: string | null) => instant !== null && Date.parse(instant) < Date.now()

interface PeopleListProps {
  state: PeopleState
  setState: (changes: Partial<PeopleState>) => void
  add: ReactNode
}

export function PeopleList({ state, setState, add }: PeopleListProps) {
  const { t } = useTranslation(['settings', 'shell'])
  const may_manage = useCan()('users.manage')
  const { restaurants } = useRestaurants()
  const names: Names = {
    me_id: useMe().id,
    restaurant: (id) =>
      id ? (restaurants.find((one) => one.id === id)?.name ?? '–') : t('shell:all_restaurants'),
  }
  const { rows, table, error } = useApiList<Person>(peopleList(state, state.sort))
  if (error && !rows) throw error
  return (
    <>
      <Filters state={state} setState={setState} />
      <DataTable
        label={t('sections.people')}
        columns={columns(t, names)}
        {...table}
        rowKey={({ id }) => id}
        onRow={may_manage ? ({ id }) => setState({ person: id }) : undefined}
        rowActions={may_manage ? (person) => <PersonMenu person={person} /> : undefined}
        sort={state.sort}
        onSort={(sort) => setState({ sort })}
        empty={
          state.search || state.role || state.state ? (
            <EmptyState illustration="search" title={t('nothing.title')} text={t('nothing.filters')} />
          ) : (
            <EmptyState
              illustration="people"
              title={t('people.empty.title')}
              text={t('people.empty.text')}
              action={add}
            />
          )
        }
      />
    </>
  )
}

function Filters({ state, setState }: Omit<PeopleListProps, 'add'>) {
  const { t } = useTranslation(['settings', 'shell'])
  return (
    <Toolbar
      search={
        <SearchField
          label={t('people.search')}
          value={state.search}
          onSearch={(search) => setState({ search })}
        />
      }
    >
      <SelectField
        label={t('people.role')}
        labelHidden
        clearable
        placeholder={t('people.any_role')}
        value={state.role || null}
        onChange={(role) => setState({ role: role ?? '' })}
        choices={roleNames.map((value) => ({ value, label: t(`shell:roles.${value}`) }))}
      />
      <SelectField
        label={t('state')}
        labelHidden
        clearable
        placeholder={t('people.any_state')}
        value={state.state || null}
        onChange={(next) => setState({ state: next ?? '' })}
        choices={[
          { value: 'active', label: t('active') },
          { value: 'inactive', label: t('inactive') },
          { value: 'invited', label: t('people.invited') },
        ]}
      />
    </Toolbar>
  )
}
