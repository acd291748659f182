/**
 * What became of a delivery.
 * - `stored`  jobs were stored
 * - `known`   delivered before
 * - `ignored` asks for nothing
 * - `failed`  could not be stored
 * - `refused` not signed with our secret, not readable, or too large
 */
export const DELIVERY_RESULTS = ["stored", "known", "ignored", "failed", "refused"] as const;
export type DeliveryResult = (typeof DELIVERY_RESULTS)[number];

/** What the operator hears of deliveries. */
export type DeliveryObserver = (result: DeliveryResult) => void;
