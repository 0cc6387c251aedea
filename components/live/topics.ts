import type { LiveMessage } from '@/lib/live/events'

/**
 * The topics that an event concerns, wide to narrow: `instances`, `instances:3`, `instance:3/web.example.gr`. `*` is
 * everything. Many instances at once concern each instance of the cluster, by `instance:3/*`.
 */
export function topicsOf(event: LiveMessage): string[] {
  switch (event.kind) {
    case 'cluster':
      return ['clusters', `cluster:${event.clusterId}`]
    case 'figures':
      return ['figures']
    case 'instances':
      return [
        'instances',
        `instances:${event.clusterId}`,
        ...event.names.map((name) => `instance:${event.clusterId}/${name}`),
      ]
    case 'job':
      return ['jobs', `jobs:${event.clusterId}`, `job:${event.clusterId}/${event.jobId}`]
    case 'act':
      return [
        'acts',
        `act:${event.id}`,
        ...(event.instance === null ? [] : [`instance:${event.clusterId}/${event.instance}`]),
      ]
    case 'application':
      return ['applications', `application:${event.id}`]
    case 'user':
      return ['users', `user:${event.id}`]
    case 'mail':
      return ['mails']
    case 'site':
      return ['site']
    case 'resync':
      return ['*']
  }
}

/** Whether who listens to `topic` is concerned by an event of these topics. */
export const concerns = (topic: string, topics: string[]) =>
  topics.some((name) => name === topic || (name.endsWith('*') && topic.startsWith(name.slice(0, -1))))

const TO_ALL: readonly LiveMessage['kind'][] = ['cluster', 'site', 'resync']

/** Whether about all who are signed in hear of it. */
export const everybodyHears = ({ kind }: LiveMessage) => TO_ALL.includes(kind)
