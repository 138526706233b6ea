import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UploadForm } from '#modules/documents/contract'
import { RestaurantField } from '../../../shell/choosers/RestaurantField.tsx'
import { SupplierField } from '../../../shell/choosers/SupplierField.tsx'
import { useRestaurants } from '../../../shell/me.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { Dialog } from '../../../ui/overlay/Dialog.tsx'
import { Stack } from '../../../ui/Page.tsx'
import { documentTypes } from '../queries.ts'
import { AnotherPhotograph } from './AnotherPhotograph.tsx'
import { ChosenFiles } from './ChosenFiles.tsx'
import { DocumentDrop } from './DocumentDrop.tsx'
import { addUploads } from './uploads.ts'

interface UploadDialogProps {
  open: boolean
  files: readonly File[]
  onFiles: (files: readonly File[]) => void
  onClose: () => void
}

/** What the chosen files are. Everything may be left to Brigade: it reads type and supplier from the content. */
export function UploadDialog({ open, files, onFiles, onClose }: UploadDialogProps) {
  const { t } = useTranslation('documents')
  const { restaurants, current } = useRestaurants()
  const [form, setForm] = useState<UploadForm>({})
  const restaurant_id = form.restaurant_id ?? current?.id
  const change = (name: keyof UploadForm) => (value: string | null) =>
    setForm((before) => ({ ...before, [name]: value ?? undefined }))
  const send = () => {
    addUploads(files, { ...form, restaurant_id })
    setForm({})
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('upload.title')}
      footer={
        <>
          <Button onClick={onClose}>{t('upload.cancel')}</Button>
          <Button variant="primary" disabled={files.length === 0} onClick={send}>
            {t('upload.send', { count: files.length })}
          </Button>
        </>
      }
    >
      <Stack>
        {files.length === 0 ? (
          <DocumentDrop onFiles={onFiles} />
        ) : (
          <>
            <ChosenFiles files={files} onChange={onFiles} />
            <AnotherPhotograph onFile={(file) => onFiles([...files, file])} />
          </>
        )}
        <SelectField
          label={t('type')}
          hint={t('upload.type_hint')}
          value={form.document_type ?? null}
          onChange={change('document_type')}
          choices={documentTypes
            .filter((type) => type !== 'other')
            .map((type) => ({ value: type, label: t(`types.${type}`) }))}
          clearable
          placeholder={t('upload.by_content')}
        />
        {restaurants.length > 1 && (
          <RestaurantField
            label={t('restaurant')}
            value={restaurant_id ?? null}
            onChange={change('restaurant_id')}
            clearable={!current}
            placeholder={t('upload.no_restaurant')}
          />
        )}
        <SupplierField
          label={t('supplier')}
          value={form.supplier_id ?? null}
          onChange={change('supplier_id')}
          clearable
          placeholder={t('upload.by_content')}
        />
      </Stack>
    </Dialog>
  )
}
