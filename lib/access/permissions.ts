/** Spec section 3.1, and the three that the original left to superusers. */
export const PERMISSIONS = [
  'view_instances',
  'review_applications',
  'view_applications',
  'fast_create',
  'can_lock',
  'can_isolate',
  'view_all_graphs',
  'view_notifications',
  'manage_clusters',
  'manage_users',
] as const

export type Permission = (typeof PERMISSIONS)[number]
