/** What of a machine can be chosen, in Ganeti's own words (gnt-instance(8); the KVM ones measured on 3.0). */
export type ConfigurationOptions = {
  nicTypes: readonly string[]
  diskTypes: readonly string[]
  bootOrders: readonly string[]
  /** Whether it takes an image by its address; others want a file on their node. */
  cdrom: boolean
}

const OPTIONS: Record<string, ConfigurationOptions> = {
  kvm: {
    nicTypes: ['paravirtual', 'e1000', 'rtl8139', 'ne2k_pci', 'ne2k_isa', 'i82551', 'i82557b', 'i82559er', 'pcnet'],
    diskTypes: ['paravirtual', 'scsi', 'ide'],
    bootOrders: ['disk', 'cdrom', 'network'],
    cdrom: true,
  },
  'xen-hvm': {
    nicTypes: ['paravirtual', 'rtl8139', 'ne2k_pci', 'ne2k_isa', 'e1000'],
    diskTypes: ['paravirtual', 'ioemu'],
    bootOrders: ['cd', 'dc', 'c', 'd', 'n'],
    cdrom: false,
  },
}

/** Null: a hypervisor of which nothing can be chosen (spec B18). */
export const optionsOf = (hypervisor: string): ConfigurationOptions | null => OPTIONS[hypervisor] ?? null
