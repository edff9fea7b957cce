import '../shared/no-eval.ts';
