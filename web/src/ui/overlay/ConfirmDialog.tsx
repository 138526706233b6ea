import { type ReactNode, useState } from 'react'
import { Button } from '../Button.tsx'
import { Callout } from '../Callout.tsx'
import { useWords } from '../scope.tsx'
import css from './Dialog.module.css'
import { Dialog } from './Dialog.tsx'

interface ConfirmDialogProps {
  open: boolean
  onClose: () => void
  title: string
  text?: ReactNode
  /** Each thing that goes, by its name. */
  losses?: readonly string[]
  /** The verb: “Delete supplier”, never “OK”. */
  confirm: string
  /** Closes when it resolves; what it throws is said in the dialog by `explain`. */
  onConfirm: () => Promise<unknown>
  explain: (error: unknown) => string
  tone?: 'danger' | 'primary'
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onClose, title, text, losses = [], confirm, onConfirm, explain, tone = 'danger' } = props
  const words = useWords()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const close = () => {
    setFailure(undefined)
    onClose()
  }
  const go = async () => {
    setBusy(true)
    try {
      await onConfirm()
      close()
    } catch (error) {
      setFailure(explain(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title={title}
      size="small"
      footer={
        <>
          <Button onClick={close}>{words.cancel}</Button>
          <Button variant={tone} busy={busy} onClick={go}>
            {confirm}
          </Button>
        </>
      }
    >
      {text && <p className={css.text}>{text}</p>}
      {losses.length > 0 && (
        <ul className={css.losses}>
          {losses.map((loss) => (
            <li key={loss}>{loss}</li>
          ))}
        </ul>
      )}
      {failure && <Callout tone="danger">{failure}</Callout>}
    </Dialog>
  )
}
