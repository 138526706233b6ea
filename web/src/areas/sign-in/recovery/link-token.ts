import { useLocation } from '@tanstack/react-router'

/** The token of the link that led here. It is the address's fragment, which browsers send to nobody. */
export const useLinkToken = () => useLocation().hash.replace(/^#/, '')
