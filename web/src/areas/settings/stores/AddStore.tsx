import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Restaurant } from '../../../shell/me.ts'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import { addStore } from './store-changes.ts'
import css from './stores.module.css'

/** One line that stays: a kitchen usually has several stores to name one after the other. */
export function AddStore({ restaurant }: { restaurant: Restaurant }) {
  const { t } = useTranslation('settings')
  const form = useApiForm({
    initial: { name: '' },
    check: ({ name }) => ({ name: name.trim() ? undefined : t('missing') }),
    send: async ({ name }) => {
      await addStore(restaurant.id, name.trim())
      form.reset()
    },
  })
  return (
    <form {...form.props} className={css.form}>
      <div className={css.grow}>
        <TextField
          label={t('stores.add_to', { restaurant: restaurant.name })}
          labelHidden
          placeholder={t('stores.add_example')}
          {...form.field('name')}
          error={form.errors.name ?? form.problem}
          maxLength={120}
          autoComplete="off"
        />
      </div>
      <Button type="submit" icon={<IconPlus size={17} />} busy={form.busy}>
        {t('stores.add')}
      </Button>
    </form>
  )
}
