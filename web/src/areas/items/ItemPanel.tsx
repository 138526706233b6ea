import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../shell/api.ts'
import { explain } from '../../shell/explain.ts'
import { ConflictNotice } from '../../shell/meanwhile/ConflictNotice.tsx'
import { useGuardedForm } from '../../shell/meanwhile/use-guarded-form.ts'
import { queries } from '../../shell/queries.ts'
import { addressOf } from '../../shell/requests.ts'
import { versionOf } from '../../shell/versions.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
import { notify } from '../../ui/notify.ts'
import { PanelFooter, SidePanel } from '../../ui/overlay/SidePanel.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { changed } from './item-actions.ts'
import css from './items.module.css'
import { type Item, itemQuery } from './queries.ts'

interface ItemPanelProps {
  /** Of an item, `new`, or empty while closed. */
  id: string
  onClose: () => void
}

/** Adds or changes an item beside what is being looked at. */
export function ItemPanel({ id, onClose }: ItemPanelProps) {
  const { t } = useTranslation('items')
  const known = id !== '' && id !== 'new'
  const { data, error } = useQuery({ ...itemQuery(known ? id : 'none'), enabled: known })
  return (
    <SidePanel open={id !== ''} onClose={onClose} title={known ? t('edit_title') : t('add')}>
      {id === 'new' && <ItemForm onDone={onClose} />}
      {known && error && <Callout tone="danger">{explain(error, t)}</Callout>}
      {known && !data && !error && <SkeletonLines lines={5} />}
      {known && data && <ItemForm key={id} item={data} onDone={onClose} />}
    </SidePanel>
  )
}

const valuesOf = (item: Item | undefined) => ({
  name: item?.name ?? '',
  category: item?.category ?? '',
  unit: item?.unit ?? '',
  sku: item?.sku ?? '',
})

const seenItem = (id: string | undefined, thing: Item | undefined) => ({
  thing,
  version: id && versionOf(addressOf('/inventory/items/{id}', { id })),
})

function ItemForm({ item, onDone }: { item?: Item; onDone: () => void }) {
  const { t } = useTranslation('items')
  const form = useGuardedForm({
    seen: seenItem(item?.id, item),
    read: async () => seenItem(item?.id, await queries.fetchQuery({ ...itemQuery(item!.id), staleTime: 0 })),
    valuesOf,
    check: ({ name, unit }) => ({
      name: name.trim() ? undefined : t('missing'),
      unit: unit.trim() ? undefined : t('missing'),
    }),
    send: async ({ name, category, unit, sku }, { version }) => {
      const body = {
        name: name.trim(),
        unit: unit.trim(),
        category: category.trim() || null,
        sku: sku.trim() || null,
      }
      if (item) await api('PUT /inventory/items/{id}', { params: { id: item.id }, body, if_match: version })
      else await api('POST /inventory/items', { body })
      await changed()
      notify({ message: item ? t('saved') : t('added', { name: body.name }) })
      onDone()
    },
  })
  return (
    <form {...form.props} className={css.form}>
      {form.problem && <Callout tone="danger">{form.problem}</Callout>}
      {form.conflict && (
        <ConflictNotice
          busy={form.busy}
          onKeepMine={form.keepMine}
          onTakeTheirs={form.takeTheirs}
          rows={form.conflict.names.map((name) => ({
            ...{ name, label: t(name), theirs: form.conflict!.theirs[name], mine: form.values[name] },
          }))}
        />
      )}
      <TextField label={t('name')} {...form.field('name')} maxLength={200} autoComplete="off" />
      <TextField
        label={t('category')}
        optional
        {...form.field('category')}
        hint={t('category_hint')}
        maxLength={80}
      />
      <TextField
        label={t('unit')}
        {...form.field('unit')}
        hint={t('unit_hint')}
        maxLength={20}
        autoComplete="off"
      />
      <TextField label={t('sku')} optional {...form.field('sku')} maxLength={60} autoComplete="off" />
      <PanelFooter>
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="submit" variant="primary" busy={form.busy}>
          {item ? t('save') : t('add')}
        </Button>
      </PanelFooter>
    </form>
  )
}
