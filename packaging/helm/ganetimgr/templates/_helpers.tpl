{{- define "ganetimgr.name" -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}

{{- define "ganetimgr.labels" -}}
app.kubernetes.io/name: ganetimgr
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- define "ganetimgr.selector" -}}
app.kubernetes.io/name: ganetimgr
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* A container and its pod; takes "root", "role" and "own", the role's values. */}}
{{- define "ganetimgr.pod" -}}
automountServiceAccountToken: false
terminationGracePeriodSeconds: 45
{{- with .root.Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 1000
  runAsGroup: 1000
  seccompProfile:
    type: RuntimeDefault
containers:
  - name: {{ .role }}
    image: "{{ .root.Values.image.repository }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}"
    imagePullPolicy: {{ .root.Values.image.pullPolicy }}
    envFrom:
      - secretRef:
          name: {{ .root.Values.secretName }}
    env:
      - name: ROLE
        value: {{ .role }}
      - name: PUBLIC_URL
        value: {{ .root.Values.publicUrl | quote }}
      - name: DB_POOL
        value: {{ .own.dbPool | quote }}
      - name: HOST
        value: 0.0.0.0
      - name: PORT
        value: '3000'
      - name: METRICS_PORT
        value: '9464'
      - name: METRICS_HOST
        value: 0.0.0.0
      {{- range $name, $value := .root.Values.env }}
      {{- if $value }}
      - name: {{ $name }}
        value: {{ $value | quote }}
      {{- end }}
      {{- end }}
    ports:
      {{- if eq .role "web" }}
      - name: http
        containerPort: 3000
      {{- end }}
      - name: figures
        containerPort: 9464
    startupProbe:
      httpGet: { path: /api/health/live, port: figures }
      periodSeconds: 2
      failureThreshold: 60
    livenessProbe:
      httpGet: { path: /api/health/live, port: figures }
      periodSeconds: 10
      timeoutSeconds: 5
    readinessProbe:
      httpGet: { path: /api/health/ready, port: {{ if eq .role "web" }}http{{ else }}figures{{ end }} }
      periodSeconds: 10
      timeoutSeconds: 5
    resources:
      {{- toYaml .own.resources | nindent 6 }}
    securityContext:
      allowPrivilegeEscalation: false
      readOnlyRootFilesystem: true
      capabilities:
        drop: [ALL]
    volumeMounts:
      - name: tmp
        mountPath: /tmp
volumes:
  - name: tmp
    emptyDir: {}
{{- end -}}
