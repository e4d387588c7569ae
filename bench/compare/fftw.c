/* Median microseconds of a real single-precision transform of n by n by FFTW with a measured plan. Usage: fftw n rounds */
#include <fftw3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec * 1e-3;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int count, char **words) {
  int n = count > 1 ? atoi(words[1]) : 256;
  int rounds = count > 2 ? atoi(words[2]) : 101;
  float *in = fftwf_alloc_real((size_t)n * n);
  fftwf_complex *out = fftwf_alloc_complex((size_t)n * (n / 2 + 1));
  fftwf_plan plan = fftwf_plan_dft_r2c_2d(n, n, in, out, FFTW_MEASURE);
  double *took = malloc(sizeof(double) * (size_t)rounds);
  for (int i = 0; i < n * n; i++) in[i] = (float)rand() / (float)RAND_MAX - 0.5f;
  for (int i = 0; i < 20; i++) fftwf_execute(plan);
  for (int i = 0; i < rounds; i++) {
    double began = now();
    fftwf_execute(plan);
    took[i] = now() - began;
  }
  qsort(took, (size_t)rounds, sizeof(double), ascending);
  printf("%.2f\n", took[rounds / 2]);
  return 0;
}
