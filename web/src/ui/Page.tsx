import { IconAdjustmentsHorizontal, IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { IconButton } from './Button.tsx'
import { classNames } from './class-names.ts'
import css from './Page.module.css'
import { Anchor, useWords } from './scope.tsx'

export interface Crumb {
  label: string
  href: string
}

interface PageProps {
  title: ReactNode
  /** A badge or a figure beside the title. */
  beside?: ReactNode
  description?: ReactNode
  /** Buttons; the primary one last. */
  actions?: ReactNode
  /** The way here, without the page itself. */
  crumbs?: readonly Crumb[]
  /** `narrow` for forms, `full` for boards and documents side by side. */
  width?: 'narrow' | 'normal' | 'full'
  children: ReactNode
}

export function Page({ title, beside, description, actions, crumbs, width = 'normal', children }: PageProps) {
  return (
    <div className={classNames(css.page, width !== 'normal' && css[width])}>
      {typeof title === 'string' && <title>{`${title} · Brigade`}</title>}
      <header className={css.head}>
        <div className={css.heading}>
          {crumbs && crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
          <h1 className={css.title}>
            {title}
            {beside}
          </h1>
          {description && <p className={css.description}>{description}</p>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const words = useWords()
  return (
    <nav aria-label={words.breadcrumbs}>
      <ol className={css.crumbs}>
        {crumbs.map((crumb) => (
          <li key={crumb.href}>
            <Anchor href={crumb.href}>{crumb.label}</Anchor>
            <IconChevronRight size={14} aria-hidden />
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Things below one another, evenly apart. */
export const Stack = ({ children }: { children: ReactNode }) => <div className={css.stack}>{children}</div>

/** The main thing and what stands beside it; below it on narrow screens. */
export const Split = ({ children }: { children: ReactNode }) => <div className={css.split}>{children}</div>

interface ToolbarProps {
  search?: ReactNode
  /** On phones the filters wait behind a button of this name; `active` ones are shown at once. */
  fold?: { label: string; active: boolean }
  children?: ReactNode
}

/** Search and filters above a table; `search` takes the room that is left. */
export function Toolbar({ search, fold, children }: ToolbarProps) {
  const [open, setOpen] = useState(fold?.active ?? true)
  return (
    <div className={css.toolbar} data-folded={(fold && !open) || undefined}>
      {search && <div className={css.grow}>{search}</div>}
      {fold && (
        <span className={css.fold}>
          <IconButton
            label={fold.label}
            pressed={open}
            icon={<IconAdjustmentsHorizontal size={20} />}
            onClick={() => setOpen(!open)}
          />
        </span>
      )}
      {children}
    </div>
  )
}

/** A field of a toolbar: as wide as its neighbours, two abreast on phones. */
export const Filter = ({ children }: { children: ReactNode }) => <div className={css.filter}>{children}</div>
