import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import { changeStore, type Store } from './store-changes.ts'
import css from './stores.module.css'

/** The name in place: Enter keeps it, Escape leaves it as it was. */
export function RenameStore({ store, onDone }: { store: Store; onDone: () => void }) {
  const { t } = useTranslation('settings')
  const form = useApiForm({
    initial: { name: store.name },
    check: ({ name }) => ({ name: name.trim() ? undefined : t('missing') }),
    send: async ({ name }) => {
      if (name.trim() !== store.name) await changeStore(store.id, { name: name.trim() })
      onDone()
    },
  })
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDone()
  }
  return (
    <form {...form.props} className={css.form} onKeyDown={press}>
      <div className={css.grow}>
        <TextField
          label={t('stores.name')}
          labelHidden
          autoFocus
          {...form.field('name')}
          error={form.errors.name ?? form.problem}
          maxLength={120}
          autoComplete="off"
        />
      </div>
      <Button type="submit" variant="primary" busy={form.busy}>
        {t('save')}
      </Button>
      <Button variant="quiet" onClick={onDone}>
        {t('cancel')}
      </Button>
    </form>
  )
}
