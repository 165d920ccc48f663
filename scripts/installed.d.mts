export function dependenciesInstalled(project: string): boolean;
