/** The person (or the job on a person's behalf) that an act works for. Acts take it as their second argument. */
export interface Who {
  user_id: string
  organization_id: string
  session_id: string | null
  role: string
  /** Set when the membership is limited to these restaurants; null: all of them. */
  restaurant_ids: readonly string[] | null
  name: string
  language: string
  request_id: string
  /** The organization asks a second factor of this person, who has none yet: until then they may only set one up. */
  must_set_up_second_factor?: boolean
  /** Set when an API token stands for the person: it may do what the role grants and these permissions name. */
  token?: { id: string; permissions: readonly string[] }
}

/** Whether this person works where something belongs; what belongs to no restaurant is for those without a limit. */
export function worksAt(who: Pick<Who, 'restaurant_ids'>, restaurant_id: string | null): boolean {
  return !who.restaurant_ids || (restaurant_id !== null && who.restaurant_ids.includes(restaurant_id))
}
