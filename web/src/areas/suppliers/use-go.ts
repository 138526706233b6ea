import { useNavigate } from '@tanstack/react-router'
import { splitHref } from '../../shell/AppLink.tsx'

/** Goes to an address of the office from code. */
export function useGo(): (href: string) => void {
  const navigate = useNavigate()
  return (href) => void navigate(splitHref(href) as { to: string })
}
