import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { refresh } from '../../../shell/queries.ts'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import { PanelFooter, SidePanel } from '../../../ui/overlay/SidePanel.tsx'
import css from '../form.module.css'
import { RestaurantsField } from '../RestaurantsField.tsx'
import { SecretBox } from '../secret/SecretBox.tsx'
import { standingQuery } from '../security/queries.ts'
import { useProof } from '../security/use-proof.tsx'
import { ScopeFields } from './ScopeFields.tsx'
import {
  bodyOf,
  emptyToken,
  type Lifetime,
  lifetimes,
  type MadeToken,
  type TokenValues,
} from './token-values.ts'

/** Makes a token beside the list, and shows it once. */
export function NewToken({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const [made, setMade] = useState<MadeToken>()
  const close = () => {
    setMade(undefined)
    onClose()
  }
  return (
    <SidePanel open={open} onClose={close} title={made?.name ?? t('tokens.add')}>
      {made ? (
        <ShownOnce made={made} onDone={close} />
      ) : (
        open && <TokenForm onMade={setMade} onCancel={close} />
      )}
    </SidePanel>
  )
}

function TokenForm({ onMade, onCancel }: { onMade: (made: MadeToken) => void; onCancel: () => void }) {
  const { t } = useTranslation('settings')
  const { data: standing } = useQuery(standingQuery)
  const { proven, question } = useProof(standing ?? { has_password: true, totp_confirmed_at: null })
  const form = useApiForm<TokenValues>({
    initial: emptyToken,
    check: ({ name, scopes }) => ({
      name: name.trim() ? undefined : t('missing'),
      scopes: scopes.length > 0 ? undefined : t('tokens.no_scope'),
    }),
    send: async (values) => {
      const made = await proven((proof) => api('POST /api-tokens', { body: { ...bodyOf(values), ...proof } }))
      if (!made) return
      await refresh('GET /api-tokens')
      onMade(made.value)
    },
  })
  return (
    <>
      <form {...form.props}>
        {form.problem && <Callout tone="danger">{form.problem}</Callout>}
        <div className={css.form}>
          <TextField
            label={t('tokens.name')}
            hint={t('tokens.name_hint')}
            {...form.field('name')}
            maxLength={100}
            autoComplete="off"
            autoFocus
          />
          <SelectField<Lifetime>
            label={t('tokens.expires')}
            {...form.field('lifetime')}
            onChange={(lifetime) => lifetime && form.set('lifetime', lifetime)}
            choices={lifetimes.map((value) => ({ value, label: t(`tokens.lifetimes.${value}`) }))}
          />
          <RestaurantsField
            label={t('tokens.works_in')}
            hint={t('tokens.works_in_hint')}
            value={form.values.restaurant_ids}
            onChange={(restaurant_ids) => form.set('restaurant_ids', restaurant_ids)}
          />
          <ScopeFields
            value={form.values.scopes}
            onChange={(scopes) => form.set('scopes', scopes)}
            error={form.errors.scopes}
          />
        </div>
        <PanelFooter>
          <Button onClick={onCancel}>{t('cancel')}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {t('tokens.create')}
          </Button>
        </PanelFooter>
      </form>
      {question}
    </>
  )
}

function ShownOnce({ made, onDone }: { made: MadeToken; onDone: () => void }) {
  const { t } = useTranslation('settings')
  const call = `curl ${location.origin}/api/v1/auth/me \\\n  -H "Authorization: Bearer ${made.token}"`
  return (
    <div className={css.form}>
      <Callout tone="success" title={t('tokens.made.title')}>
        {t('tokens.made.text')}
      </Callout>
      <SecretBox label={t('tokens.made.copy')} text={made.token} />
      <div className={css.stacked}>
        <p>{t('tokens.made.try')}</p>
        <SecretBox label={t('tokens.made.copy_call')} text={call} />
      </div>
      <PanelFooter>
        <Button variant="primary" onClick={onDone}>
          {t('tokens.made.done')}
        </Button>
      </PanelFooter>
    </div>
  )
}
