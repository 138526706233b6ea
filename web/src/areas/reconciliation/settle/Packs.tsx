import { IconFileTypePdf, IconMailForward, IconTableExport } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, apiFile } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { refresh } from '../../../shell/queries.ts'
import { saveFile } from '../../../shell/save-file.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { formatMoney } from '../../../ui/format.ts'
import { notify } from '../../../ui/notify.ts'
import { Dialog } from '../../../ui/overlay/Dialog.tsx'
import { Stack } from '../../../ui/Page.tsx'
import { useUi } from '../../../ui/scope.tsx'
import { type DisputePack, packsQuery } from '../queries.ts'
import css from './dialogs.module.css'

const languages = { en: 'English', 'pt-BR': 'Português (Brasil)', es: 'Español' } as const
type Language = keyof typeof languages

const letter = 'GET /supplier/reconciliation/{id}/dispute-packs/{dispute_pack_id}/letter.pdf'
const sheet = 'GET /supplier/reconciliation/{id}/dispute-packs/{dispute_pack_id}/items.xlsx'

interface PacksProps {
  id: string
  open: boolean
  onClose: () => void
}

/** The letter and the sheet about what is disputed: made in the supplier's language, kept as they were made. */
export default function Packs({ id, open, onClose }: PacksProps) {
  const { t, i18n } = useTranslation('reconciliation')
  const [language, setLanguage] = useState<Language>(
    i18n.language in languages ? (i18n.language as Language) : 'en',
  )
  const [busy, setBusy] = useState(false)
  const make = async () => {
    setBusy(true)
    try {
      const pack = await api('POST /supplier/reconciliation/{id}/dispute-pack', {
        params: { id },
        body: { language },
      })
      void refresh('GET /supplier/reconciliation/{id}/dispute-packs')
      await save(pack, letter)
      await save(pack, sheet)
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('packs.title')}
      size="small"
      footer={
        <Button variant="primary" busy={busy} icon={<IconMailForward size={17} />} onClick={make}>
          {t('packs.make')}
        </Button>
      }
    >
      <Stack>
        <p>{t('packs.text')}</p>
        <SelectField<Language>
          label={t('packs.language')}
          value={language}
          onChange={(value) => value && setLanguage(value)}
          choices={(Object.keys(languages) as Language[]).map((value) => ({
            value,
            label: languages[value],
          }))}
        />
        {open && <Made id={id} />}
      </Stack>
    </Dialog>
  )
}

/** As a file; the addresses of the files need the session, so they cannot be plain links. */
async function save({ id, reconciliation_id }: DisputePack, operation: typeof letter | typeof sheet) {
  const params = { id: reconciliation_id, dispute_pack_id: id }
  const fallback = operation === letter ? 'letter.pdf' : 'items.xlsx'
  saveFile(await apiFile(operation, { params }), fallback)
}

function Made({ id }: { id: string }) {
  const { t } = useTranslation('reconciliation')
  const { locale } = useUi()
  const { data } = useQuery(packsQuery(id))
  if (!data || data.items.length === 0) return null
  const download = (pack: DisputePack, operation: typeof letter | typeof sheet) => () =>
    void save(pack, operation).catch((error) => notify({ message: explain(error, t), tone: 'danger' }))
  return (
    <div>
      <h3 className={css.packHead}>{t('packs.made')}</h3>
      <ul className={css.packs}>
        {data.items.map((pack) => (
          <li key={pack.id}>
            <span>
              {t('packs.items', { count: pack.items })} ·{' '}
              {pack.totals.map(({ amount, currency }) => formatMoney(amount, locale, currency)).join(' + ')}
              <small>
                <DateText value={pack.created_at} /> · {languages[pack.language]}
              </small>
            </span>
            <span>
              <IconButton
                label={t('packs.letter')}
                icon={<IconFileTypePdf size={20} />}
                onClick={download(pack, letter)}
              />
              <IconButton
                label={t('packs.sheet')}
                icon={<IconTableExport size={20} />}
                onClick={download(pack, sheet)}
              />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
