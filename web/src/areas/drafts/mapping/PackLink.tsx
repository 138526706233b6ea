import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../../shell/me.ts'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { NumberField } from '../../../ui/fields/NumberField.tsx'
import { formatNumber } from '../../../ui/format.ts'
import { Dialog, DialogFooter } from '../../../ui/overlay/Dialog.tsx'
import { useUi } from '../../../ui/scope.tsx'
import { decide } from './decide.ts'
import css from './mapping.module.css'

interface PackLinkProps {
  id: string
  /** The supplier's. */
  unit: string | null
  pack: number | null
  item_unit: string | null
  item_name: string | null
}

/** How much of our unit one of theirs holds; a press changes it. */
export function PackLink(props: PackLinkProps) {
  const { t } = useTranslation('drafts')
  const { locale } = useUi()
  const may_map = useCan()('items.manage')
  const [open, setOpen] = useState(false)
  const { unit, pack, item_unit } = props
  const text = t('pack.is', {
    theirs: unit ?? t('pack.unit'),
    pack: formatNumber(pack ?? 1, locale, { max_decimals: 6 }),
    ours: item_unit ?? '',
  })
  if (!may_map) return <span className={css.pack}>{text}</span>
  return (
    <>
      <button type="button" className={css.pack} onClick={() => setOpen(true)}>
        {text}
      </button>
      {open && <PackDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function PackDialog({
  id,
  unit,
  pack,
  item_unit,
  item_name,
  onClose,
}: PackLinkProps & { onClose: () => void }) {
  const { t } = useTranslation('drafts')
  const form = useApiForm({
    initial: { pack: pack ?? (1 as number | null) },
    check: (values) => ({ pack: values.pack ? undefined : t('missing') }),
    send: async (values) => {
      await decide(id, { pack: values.pack ?? 1 }, t)
      onClose()
    },
  })
  return (
    <Dialog open onClose={onClose} title={t('pack.title', { name: item_name ?? '' })} size="small">
      <form {...form.props} className={css.form}>
        {form.problem && <Callout tone="danger">{form.problem}</Callout>}
        <NumberField
          label={t('pack.label', { unit: unit ?? t('pack.unit') })}
          hint={t('pack.hint')}
          {...form.field('pack')}
          max_decimals={6}
          min={0}
          unit={item_unit ?? undefined}
        />
        <DialogFooter>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {t('save.action')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  )
}
