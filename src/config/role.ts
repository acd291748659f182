/** What a process of the App does; every one answers health checks and metrics. */
export const ROLES = ["all", "web", "worker"] as const;
export type Role = (typeof ROLES)[number];

interface Duties {
  acceptsDeliveries: boolean;
  worksJobs: boolean;
}

export const DUTIES: Readonly<Record<Role, Duties>> = {
  all: { acceptsDeliveries: true, worksJobs: true },
  web: { acceptsDeliveries: true, worksJobs: false },
  worker: { acceptsDeliveries: false, worksJobs: true },
};
