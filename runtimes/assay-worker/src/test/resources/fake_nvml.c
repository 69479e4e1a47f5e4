/* Two GPUs behind the interface of nvml.h, for machines without one. FAKE_NVML says how they behave. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef int nvmlReturn_t;
typedef struct nvmlDevice_st *nvmlDevice_t;
typedef struct {
  unsigned int gpu;
  unsigned int memory;
} nvmlUtilization_t;
typedef struct {
  unsigned int pid;
  unsigned long long usedGpuMemory;
  unsigned int gpuInstanceId;
  unsigned int computeInstanceId;
} nvmlProcessInfo_t;

enum { SUCCESS = 0, UNINITIALIZED = 1, INVALID_ARGUMENT = 2, NOT_SUPPORTED = 3, INSUFFICIENT_SIZE = 7,
       DRIVER_NOT_LOADED = 9 };

struct nvmlDevice_st {
  unsigned int number;
};
static struct nvmlDevice_st devices[2] = {{0}, {1}};
static int initialized;

static int is(const char *mode) {
  const char *asked = getenv("FAKE_NVML");
  return asked != NULL && strcmp(asked, mode) == 0;
}

nvmlReturn_t nvmlInit_v2(void) {
  if (is("no-driver")) return DRIVER_NOT_LOADED;
  initialized = 1;
  return SUCCESS;
}

nvmlReturn_t nvmlDeviceGetCount_v2(unsigned int *count) {
  if (!initialized) return UNINITIALIZED;
  *count = 2;
  return SUCCESS;
}

nvmlReturn_t nvmlDeviceGetHandleByIndex_v2(unsigned int index, nvmlDevice_t *device) {
  if (index > 1) return INVALID_ARGUMENT;
  *device = &devices[index];
  return SUCCESS;
}

nvmlReturn_t nvmlDeviceGetUtilizationRates(nvmlDevice_t device, nvmlUtilization_t *utilization) {
  if (is("shared")) return NOT_SUPPORTED;
  utilization->gpu = device->number == 0 ? 25 : 75;
  utilization->memory = 99;
  return SUCCESS;
}

/* This process holds 3 GiB of the first GPU and 1 GiB of the second, beside others on the first. */
nvmlReturn_t nvmlDeviceGetComputeRunningProcesses_v3(
    nvmlDevice_t device, unsigned int *count, nvmlProcessInfo_t *processes) {
  unsigned int running = device->number == 0 ? 3 : 1;
  if (is("shared")) running = 0;
  if (*count < running || (running > 0 && processes == NULL)) {
    *count = running;
    return INSUFFICIENT_SIZE;
  }
  *count = running;
  if (running == 0) return SUCCESS;
  memset(processes, 0xFF, running * sizeof *processes);
  for (unsigned int i = 0; i < running; i++) {
    processes[i].pid = 1;
    processes[i].usedGpuMemory = 77ULL << 30;
  }
  processes[running - 1].pid = getpid();
  processes[running - 1].usedGpuMemory =
      is("hidden") ? ~0ULL : device->number == 0 ? 3ULL << 30 : 1ULL << 30;
  return SUCCESS;
}
