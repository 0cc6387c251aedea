import type { JsonObject } from '../json'

export const nodeParameters: JsonObject = {
  oob_program: '',
  spindle_count: 1,
  exclusive_storage: false,
  ovs: false,
  ovs_name: 'switch1',
  ovs_link: '',
  ssh_port: 22,
  cpu_speed: 1,
}

export const diskParameters: JsonObject = {
  blockdev: {},
  diskless: {},
  drbd: { metavg: 'xenvg', protocol: 'C', 'resync-rate': 61440 },
  ext: { access: 'kernelspace' },
  file: {},
  plain: { stripes: 1 },
  rbd: { access: 'kernelspace', pool: 'rbd' },
  sharedfile: {},
}
