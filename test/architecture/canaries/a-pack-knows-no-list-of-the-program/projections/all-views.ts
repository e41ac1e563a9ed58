export const allViews: readonly string[] = [];
