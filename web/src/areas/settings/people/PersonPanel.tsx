import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { currentLanguage } from '../../../shell/i18n.ts'
import { useRestaurants } from '../../../shell/me.ts'
import { apiQuery, refresh } from '../../../shell/queries.ts'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { notify } from '../../../ui/notify.ts'
import { PanelFooter, SidePanel } from '../../../ui/overlay/SidePanel.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { InvitedPerson } from './InvitedPerson.tsx'
import { useTellInvited } from './invitation-actions.ts'
import { PersonFields } from './PersonFields.tsx'
import { changePerson } from './person-actions.ts'
import { bodyOf, changesOf, emptyPerson, type Person, type PersonValues, valuesOf } from './person-values.ts'

interface PersonPanelProps {
  /** Of a person, `new`, or empty while closed. */
  id: string
  onClose: () => void
}

/** Adds or changes a person beside the list. */
export function PersonPanel({ id, onClose }: PersonPanelProps) {
  const { t } = useTranslation('settings')
  const one = apiQuery('GET /users/{id}', { params: { id: id || 'new' } })
  const { data, error } = useQuery({ ...one, enabled: id !== '' && id !== 'new' })
  const person = data?.id === id ? data : undefined
  const title = id === 'new' ? t('people.add') : (person?.full_name ?? ' ')
  return (
    <SidePanel open={id !== ''} onClose={onClose} title={title}>
      {id === 'new' && <NewPerson onDone={onClose} />}
      {id !== 'new' && !person && !error && <SkeletonLines lines={10} />}
      {id !== 'new' && error && <Callout tone="danger">{explain(error, t)}</Callout>}
      {person?.status === 'invited' && <InvitedPerson person={person} onDone={onClose} />}
      {person && person.status !== 'invited' && (
        <EditPerson key={person.id} person={person} onDone={onClose} />
      )}
    </SidePanel>
  )
}

function NewPerson({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('settings')
  const { current } = useRestaurants()
  const tellInvited = useTellInvited()
  const send = async (values: PersonValues) => {
    const { full_name, status, email } = await api('POST /users', { body: bodyOf(values) })
    await refresh('GET /users')
    if (status === 'invited') tellInvited(email)
    else notify({ message: t('people.added', { name: full_name }) })
  }
  const initial = emptyPerson(currentLanguage(), current?.id ?? null)
  const action = ({ password }: PersonValues) => t(password ? 'people.add' : 'people.invite')
  return <PersonForm initial={initial} send={send} onDone={onDone} action={action} />
}

function EditPerson({ person, onDone }: { person: Person; onDone: () => void }) {
  const { t } = useTranslation('settings')
  const send = async (values: PersonValues) => {
    const body = changesOf(values, person)
    if (Object.keys(body).length === 0) return
    await changePerson(person.id, body)
    notify({ message: t('saved') })
  }
  return (
    <PersonForm
      initial={valuesOf(person)}
      send={send}
      onDone={onDone}
      action={() => t('save')}
      person={person}
    />
  )
}

interface PersonFormProps {
  initial: PersonValues
  send: (values: PersonValues) => Promise<void>
  onDone: () => void
  /** What the button says, which depends on what was entered. */
  action: (values: PersonValues) => string
  person?: Person
}

function PersonForm({ initial, send, onDone, action, person }: PersonFormProps) {
  const { t } = useTranslation('settings')
  const form = useApiForm<PersonValues>({
    initial,
    check: ({ first_name, email }) => ({
      first_name: first_name.trim() ? undefined : t('missing'),
      email: email.includes('@') ? undefined : t('people.email_wrong'),
    }),
    send: async (values) => {
      await send(values)
      onDone()
    },
  })
  return (
    <form {...form.props}>
      {form.problem && <Callout tone="danger">{form.problem}</Callout>}
      <PersonFields form={form} person={person} />
      <PanelFooter>
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="submit" variant="primary" busy={form.busy}>
          {action(form.values)}
        </Button>
      </PanelFooter>
    </form>
  )
}
