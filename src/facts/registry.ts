import type { Fact } from '../domain/fact';

const modules = import.meta.glob<{ readonly fact: Fact }>('./rules/*.ts', { eager: true });

/** Every fact of `rules/`, by id. */
export const FACTS: readonly Fact[] = Object.values(modules)
  .map((module) => module.fact)
  .sort((a, b) => (a.id < b.id ? -1 : 1));
