/**
 * Where the host is known to do something else than what is expected of the platform: by probe, what
 * it does. Each entry is a debt; the suite fails as soon as one is paid and still listed.
 */
export const deviations: Readonly<Record<string, string>> = {};
