import { type ReactNode, useState } from 'react'
import { Button } from '../Button.tsx'
import { Callout } from '../Callout.tsx'
import { TextField } from '../fields/TextField.tsx'
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
  /** A text to be typed first, where what goes cannot come back: the name of what is deleted. */
  typed?: { label: string; text: string }
  /** The gentler way, offered beside a refusal it answers: deactivate what is still in use. */
  instead?: { answers: (error: unknown) => boolean; label: string; run: () => Promise<unknown> }
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onClose, title, text, losses = [], confirm, explain, tone = 'danger', typed, instead } = props
  const words = useWords()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<{ error: unknown }>()
  const [name, setName] = useState('')
  const close = () => {
    setFailure(undefined)
    setName('')
    onClose()
  }
  const go = async (run: () => Promise<unknown>) => {
    setBusy(true)
    try {
      await run()
      close()
    } catch (error) {
      setFailure({ error })
    } finally {
      setBusy(false)
    }
  }
  const way = failure && instead?.answers(failure.error) ? instead : undefined
  return (
    <Dialog
      open={open}
      onClose={close}
      title={title}
      size="small"
      footer={
        <>
          <Button onClick={close}>{words.cancel}</Button>
          {way ? (
            <Button variant="primary" busy={busy} onClick={() => go(way.run)}>
              {way.label}
            </Button>
          ) : (
            <Button
              variant={tone}
              busy={busy}
              disabled={typed && name.trim() !== typed.text}
              onClick={() => go(props.onConfirm)}
            >
              {confirm}
            </Button>
          )}
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
      {typed && (
        <div className={css.below}>
          <TextField label={typed.label} value={name} onChange={setName} autoComplete="off" autoFocus />
        </div>
      )}
      {failure && (
        <div className={css.below}>
          <Callout tone="danger">{explain(failure.error)}</Callout>
        </div>
      )}
    </Dialog>
  )
}
