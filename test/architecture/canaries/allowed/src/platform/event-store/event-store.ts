export class StoreUnavailable extends Error {}
