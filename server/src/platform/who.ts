/** The person (or the job on a person's behalf) that an act works for. Acts take it as their second argument. */
export interface Who {
  user_id: string
  organization_id: string
  session_id: string | null
  role: string
  /** Set when the membership is limited to one restaurant. */
  restaurant_id: string | null
  name: string
  language: string
  request_id: string
}
