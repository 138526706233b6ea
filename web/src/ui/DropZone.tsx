import { IconCloudUpload } from '@tabler/icons-react'
import { type DragEvent, useRef, useState } from 'react'
import { type FileRule, fileProblem } from './accepted-files.ts'
import { Button } from './Button.tsx'
import { classNames } from './class-names.ts'
import css from './DropZone.module.css'
import { formatBytes } from './format.ts'
import { useUi } from './scope.tsx'
import { fill } from './words.ts'

interface DropZoneProps extends FileRule {
  title: string
  /** What is accepted and how large. */
  hint: string
  onFiles: (files: File[]) => void
  multiple?: boolean
  /** Offers the camera on phones: where pictures are accepted. */
  camera?: boolean
  compact?: boolean
  /** One line at a desk: above the list it fills. */
  slim?: boolean
  disabled?: boolean
}

export function DropZone(props: DropZoneProps) {
  const { words, locale } = useUi()
  const [over, setOver] = useState(false)
  const [problems, setProblems] = useState<string[]>([])

  function take(list: FileList | null) {
    const files = [...(list ?? [])].slice(0, props.multiple ? undefined : 1)
    const wrong: string[] = []
    const right = files.filter((file) => {
      const problem = fileProblem(file, props)
      if (problem)
        wrong.push(fill(words[problem], { name: file.name, limit: formatBytes(props.max_bytes, locale) }))
      return !problem
    })
    setProblems(wrong)
    if (right.length > 0) props.onFiles(right)
  }

  const drag = (event: DragEvent, isOver: boolean) => {
    event.preventDefault()
    setOver(isOver && !props.disabled)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button does the same
    <div
      className={classNames(css.zone, props.compact && css.compact, props.slim && css.slim)}
      data-over={over || undefined}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false)
        if (!props.disabled) take(event.dataTransfer.files)
      }}
    >
      <IconCloudUpload size={30} stroke={1.6} aria-hidden />
      <div>
        <p className={css.title}>{over ? words.drop_here : props.title}</p>
        <p className={css.hint}>{props.hint}</p>
      </div>
      <div className={css.actions}>
        <FileButton label={words.choose_file} {...props} onTake={take} />
        {props.camera && (
          <span className={css.camera}>
            <FileButton label={words.take_photo} {...props} accept="image/*" capture onTake={take} />
          </span>
        )}
      </div>
      {problems.length > 0 && (
        <ul className={css.problems} role="alert">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface FileButtonProps {
  label: string
  accept: string
  multiple?: boolean
  disabled?: boolean
  capture?: boolean
  onTake: (files: FileList | null) => void
}

function FileButton({ label, accept, multiple, disabled, capture, onTake }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        multiple={multiple}
        capture={capture ? 'environment' : undefined}
        onChange={(event) => {
          onTake(event.currentTarget.files)
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
