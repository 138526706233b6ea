import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { paths } from '../../../shell/paths.ts'
import { refresh } from '../../../shell/queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { notify } from '../../../ui/notify.ts'
import { ConfirmDialog } from '../../../ui/overlay/ConfirmDialog.tsx'
import css from '../form.module.css'
import { isInUse, useExplainInUse } from '../in-use.ts'
import { storesQuery } from '../queries.ts'
import type { Restaurant } from './restaurant-values.ts'
import { setRestaurantActive } from './set-restaurant-active.ts'

export function DeleteRestaurant({ restaurant }: { restaurant: Restaurant }) {
  const { t } = useTranslation('settings')
  const [open, setOpen] = useState(false)
  return (
    <Card title={t('restaurants.delete.title')}>
      <div className={css.danger}>
        <p>{t('restaurants.delete.note')}</p>
        <Button variant="danger" onClick={() => setOpen(true)}>
          {t('restaurants.delete.open')}
        </Button>
      </div>
      {open && <Confirm restaurant={restaurant} onClose={() => setOpen(false)} />}
    </Card>
  )
}

function Confirm({ restaurant, onClose }: { restaurant: Restaurant; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const navigate = useNavigate()
  const { id, name, slug, is_active } = restaurant
  const stores = useQuery(storesQuery(id)).data?.items ?? []
  const remove = async () => {
    await api('DELETE /settings/restaurants/{id}', { params: { id } })
    await navigate({ to: paths.restaurants() })
    await refresh('GET /settings/restaurants', 'GET /settings/stores')
    notify({ message: t('restaurants.delete.done', { name }) })
  }
  const deactivate = async () => {
    await setRestaurantActive(id, false)
    const undo = () => setRestaurantActive(id, true)
    notify({ message: t('restaurants.deactivated', { name }), undo })
  }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('restaurants.delete.confirm', { name })}
      text={t('restaurants.delete.confirm_text')}
      losses={[
        t('restaurants.delete.page', { address: paths.guestPage(slug) }),
        ...stores.map((store) => t('restaurants.delete.store', { name: store.name })),
      ]}
      confirm={t('restaurants.delete.open')}
      onConfirm={remove}
      explain={useExplainInUse(
        t(is_active ? 'restaurants.delete.in_use' : 'restaurants.delete.in_use_inactive'),
      )}
      instead={
        is_active ? { answers: isInUse, label: t('restaurants.deactivate'), run: deactivate } : undefined
      }
    />
  )
}
