import type { ApplicationInput } from '@/lib/applications/schema'
import { emailOf, type Person, people } from './people'

export type Wish = {
  by: Person
  becomes: 'pending' | 'rejected' | 'withdrawn' | 'created' | 'failed'
  input: Pick<ApplicationInput, 'hostname' | 'memory' | 'vcpus' | 'disk' | 'os' | 'comments'>
  /** Of the reviewer. */
  words?: string
}

const { alice, eleni } = people
const os = 'os:debian+bookworm'

/** In the order in which they are filed. The failed one comes first: nothing else may be in creation meanwhile. */
export const wishes: Wish[] = [
  {
    by: alice,
    becomes: 'failed',
    input: {
      hostname: 'simulation.uni.example.org',
      memory: 4096,
      vcpus: 4,
      disk: 40,
      os,
      comments: 'Runs of the lattice code.',
    },
  },
  {
    by: eleni,
    becomes: 'created',
    input: {
      hostname: 'seminar.uni.example.org',
      memory: 2048,
      vcpus: 2,
      disk: 10,
      os,
      comments: 'Το χειμερινό σεμινάριο.',
    },
    words: 'Καλή αρχή.',
  },
  {
    by: alice,
    becomes: 'rejected',
    input: {
      hostname: 'games.uni.example.org',
      memory: 4096,
      vcpus: 4,
      disk: 50,
      os,
      comments: 'A game server for the lab.',
    },
    words: 'Games are not what the campus network is for. For the lab’s own tools, apply again.',
  },
  {
    by: eleni,
    becomes: 'withdrawn',
    input: { hostname: 'proxeiro.uni.example.org', memory: 1024, vcpus: 1, disk: 5, os, comments: 'Μια δοκιμή.' },
  },
  {
    by: alice,
    becomes: 'pending',
    input: {
      hostname: 'thesis.uni.example.org',
      memory: 2048,
      vcpus: 2,
      disk: 20,
      os,
      comments: 'Data of my thesis, for a year.',
    },
  },
  {
    by: eleni,
    becomes: 'pending',
    input: {
      hostname: 'ergastirio.uni.example.org',
      memory: 1024,
      vcpus: 1,
      disk: 10,
      os: 'os:ubuntu+noble',
      comments: 'Οι ασκήσεις του εργαστηρίου, ως τον Φεβρουάριο.',
    },
  },
]

/** The form as that person fills it in. */
export function formOf({ by, input }: Wish, networkId: number): ApplicationInput {
  return {
    ...input,
    networkId,
    contactName: `${by.firstName} ${by.lastName}`,
    contactEmail: emailOf(by),
    contactPhone: '+30 210 555 0100',
    acceptTerms: true,
  }
}
