import { useTranslation } from 'react-i18next'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { NumberField } from '../../../ui/fields/NumberField.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import { Dialog, DialogFooter } from '../../../ui/overlay/Dialog.tsx'
import type { Mapping } from '../queries.ts'
import { decide } from './decide.ts'
import css from './mapping.module.css'

interface NewItemDialogProps {
  article: Pick<Mapping, 'id' | 'description' | 'unit'>
  /** What it may be called. */
  name: string
  onClose: () => void
}

/** Makes an item and maps the article to it in one step. */
export function NewItemDialog({ article, name, onClose }: NewItemDialogProps) {
  const { t } = useTranslation('drafts')
  const form = useApiForm({
    initial: { name, category: '', unit: article.unit ?? '', pack: 1 as number | null },
    check: (values) => ({
      name: values.name.trim() ? undefined : t('missing'),
      unit: values.unit.trim() ? undefined : t('missing'),
      pack: values.pack ? undefined : t('missing'),
    }),
    send: async (values) => {
      const new_item = {
        name: values.name.trim(),
        category: values.category.trim() || null,
        unit: values.unit.trim(),
      }
      await decide(article.id, { new_item, pack: values.pack ?? 1 }, t)
      onClose()
    },
  })
  return (
    <Dialog open onClose={onClose} title={t('item.new_title')} size="small">
      <form {...form.props} className={css.form}>
        {form.problem && <Callout tone="danger">{form.problem}</Callout>}
        <p className={css.about}>{t('item.for_article', { description: article.description })}</p>
        <TextField
          label={t('item.name')}
          {...form.field('name')}
          maxLength={200}
          autoComplete="off"
          autoFocus
        />
        <TextField label={t('item.category')} optional {...form.field('category')} maxLength={80} />
        <div className={css.pair}>
          <TextField
            label={t('item.unit')}
            {...form.field('unit')}
            hint={t('item.unit_hint')}
            maxLength={20}
            autoComplete="off"
          />
          <NumberField
            label={t('pack.label', { unit: article.unit ?? t('pack.unit') })}
            {...form.field('pack')}
            max_decimals={6}
            min={0}
            unit={form.values.unit || undefined}
          />
        </div>
        <DialogFooter>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {t('item.create')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  )
}
