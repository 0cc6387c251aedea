import type { Permission } from '@/lib/access/permissions'

export type Person = {
  username: string
  firstName: string
  lastName: string
  locale: 'en' | 'el'
  isSuperuser?: boolean
  rights?: Permission[]
  /** What the demonstration says of this person. */
  role: string
}

export const PASSWORD = 'demonstration'
export const GROUP = 'physics'

export const people = {
  superuser: {
    username: 'superuser',
    firstName: 'Nikos',
    lastName: 'Raptis',
    locale: 'en',
    isSuperuser: true,
    role: 'superuser: clusters, networks, everything',
  },
  reviewer: {
    username: 'reviewer',
    firstName: 'Rania',
    lastName: 'Manou',
    locale: 'en',
    rights: ['review_applications'],
    role: 'reviewer: the queue of applications',
  },
  helpdesk: {
    username: 'helpdesk',
    firstName: 'Harris',
    lastName: 'Doukas',
    locale: 'en',
    rights: ['view_instances'],
    role: 'helpdesk: sees all instances',
  },
  alice: {
    username: 'alice',
    firstName: 'Alice',
    lastName: 'Liddell',
    locale: 'en',
    role: `user, in the group ${GROUP}`,
  },
  eleni: {
    username: 'eleni',
    firstName: 'Ελένη',
    lastName: 'Κωστοπούλου',
    locale: 'el',
    role: `user, in the group ${GROUP}, in Greek`,
  },
} satisfies Record<string, Person>

export const members = [people.alice, people.eleni]
export const emailOf = ({ username }: Person) => `${username}@demo.example.org`
