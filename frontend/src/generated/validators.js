/** Written by `make generate` from docs/openapi.json. */
"use strict";
export const isCatalog = validate21;
const schema6 = {"$id":"isCatalog","$ref":"api#/components/schemas/Catalog"};
const schema8 = {"properties":{"augmentations":{"items":{"$ref":"#/components/schemas/AugmentationEntry"},"type":"array"},"baselines":{"items":{"$ref":"#/components/schemas/BaselineEntry"},"type":"array"},"datasets":{"items":{"$ref":"#/components/schemas/DatasetEntry"},"type":"array"},"findings":{"items":{"$ref":"#/components/schemas/FindingEntry"},"type":"array"},"groups":{"items":{"$ref":"#/components/schemas/GroupEntry"},"type":"array"},"initializers":{"items":{"$ref":"#/components/schemas/ComponentEntry"},"type":"array"},"labs":{"items":{"$ref":"#/components/schemas/LabEntry"},"type":"array"},"layers":{"items":{"$ref":"#/components/schemas/LayerEntry"},"type":"array"},"limits":{"additionalProperties":{"type":"number"},"type":"object"},"live_paths":{"items":{"type":"string"},"type":"array"},"losses":{"items":{"$ref":"#/components/schemas/LossEntry"},"type":"array"},"metrics":{"items":{"$ref":"#/components/schemas/MetricEntry"},"type":"array"},"optimizers":{"items":{"$ref":"#/components/schemas/OptimizerEntry"},"type":"array"},"preprocessing":{"items":{"$ref":"#/components/schemas/ComponentEntry"},"type":"array"},"schedules":{"items":{"$ref":"#/components/schemas/ComponentEntry"},"type":"array"},"version":{"type":"string"},"views":{"items":{"$ref":"#/components/schemas/ViewEntry"},"type":"array"},"zoo":{"items":{"$ref":"#/components/schemas/ZooEntry"},"type":"array"}},"required":["version","layers","groups","losses","optimizers","schedules","initializers","datasets","preprocessing","augmentations","baselines","metrics","views","findings","labs","zoo","live_paths","limits"],"type":"object"};
const schema9 = {"properties":{"config_schema":{"$ref":"#/components/schemas/SettingsSchema"},"corrupts":{"type":"boolean"},"defaults":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"formula":{"type":"string"},"images_only":{"type":"boolean"},"live":{"items":{"type":"string"},"type":"array"},"moves":{"type":"boolean"},"source":{"type":"string"},"summary":{"type":"string"},"title":{"type":"string"},"type":{"type":"string"},"version":{"type":"number"}},"required":["type","title","summary","formula","source","version","config_schema","defaults","live","images_only","moves","corrupts"],"type":"object"};
const schema10 = {"properties":{"$defs":{"additionalProperties":{"$ref":"#/components/schemas/SettingSchema"},"type":"object"},"additionalProperties":{"type":"boolean"},"description":{"type":"string"},"properties":{"additionalProperties":{"$ref":"#/components/schemas/SettingSchema"},"type":"object"},"required":{"items":{"type":"string"},"type":"array"},"title":{"type":"string"},"type":{"type":"string"}},"type":"object"};
const schema11 = {"properties":{"$ref":{"type":"string"},"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"anyOf":{"items":{"$ref":"#/components/schemas/SettingSchema"},"type":"array"},"choices":{"items":{"$ref":"#/components/schemas/JsonValue"},"type":"array"},"component":{"type":"string"},"const":{"$ref":"#/components/schemas/JsonValue"},"default":{"$ref":"#/components/schemas/JsonValue"},"description":{"type":"string"},"enum":{"items":{"$ref":"#/components/schemas/JsonValue"},"type":"array"},"exclusiveMaximum":{"anyOf":[{"type":"number"},{"type":"number"}]},"exclusiveMinimum":{"anyOf":[{"type":"number"},{"type":"number"}]},"items":{"$ref":"#/components/schemas/SettingSchema"},"live":{"type":"boolean"},"maxItems":{"type":"number"},"maximum":{"anyOf":[{"type":"number"},{"type":"number"}]},"minItems":{"type":"number"},"minimum":{"anyOf":[{"type":"number"},{"type":"number"}]},"pattern":{"type":"string"},"prefixItems":{"items":{"$ref":"#/components/schemas/SettingSchema"},"type":"array"},"properties":{"additionalProperties":{"$ref":"#/components/schemas/SettingSchema"},"type":"object"},"required":{"items":{"type":"string"},"type":"array"},"scale":{"type":"string"},"title":{"type":"string"},"type":{"type":"string"},"unit":{"type":"string"}},"type":"object"};
const schema12 = {};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
validate27.errors = null;
return true;
}

const wrapper0 = {validate: validate26};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.$ref !== undefined){
const _errs1 = errors;
if(typeof data.$ref !== "string"){
validate26.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.additionalProperties !== undefined){
const _errs3 = errors;
if(!(validate27(data.additionalProperties, {instancePath:instancePath+"/additionalProperties",parentData:data,parentDataProperty:"additionalProperties",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.anyOf !== undefined){
let data2 = data.anyOf;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs6 = errors;
if(!(wrapper0.validate(data2[i0], {instancePath:instancePath+"/anyOf/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
}
else {
validate26.errors = [{}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.choices !== undefined){
let data4 = data.choices;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data4)){
var valid2 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs9 = errors;
if(!(validate27(data4[i1], {instancePath:instancePath+"/choices/" + i1,parentData:data4,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid2 = _errs9 === errors;
if(!valid2){
break;
}
}
}
else {
validate26.errors = [{}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.component !== undefined){
const _errs10 = errors;
if(typeof data.component !== "string"){
validate26.errors = [{}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.const !== undefined){
const _errs12 = errors;
if(!(validate27(data.const, {instancePath:instancePath+"/const",parentData:data,parentDataProperty:"const",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.default !== undefined){
const _errs13 = errors;
if(!(validate27(data.default, {instancePath:instancePath+"/default",parentData:data,parentDataProperty:"default",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
const _errs14 = errors;
if(typeof data.description !== "string"){
validate26.errors = [{}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.enum !== undefined){
let data10 = data.enum;
const _errs16 = errors;
if(errors === _errs16){
if(Array.isArray(data10)){
var valid3 = true;
const len2 = data10.length;
for(let i2=0; i2<len2; i2++){
const _errs18 = errors;
if(!(validate27(data10[i2], {instancePath:instancePath+"/enum/" + i2,parentData:data10,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid3 = _errs18 === errors;
if(!valid3){
break;
}
}
}
else {
validate26.errors = [{}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.exclusiveMaximum !== undefined){
let data12 = data.exclusiveMaximum;
const _errs19 = errors;
const _errs20 = errors;
let valid4 = false;
const _errs21 = errors;
if(!(typeof data12 == "number")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs21 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs23 = errors;
if(!(typeof data12 == "number")){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs23 === errors;
valid4 = valid4 || _valid0;
}
if(!valid4){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate26.errors = vErrors;
return false;
}
else {
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.exclusiveMinimum !== undefined){
let data13 = data.exclusiveMinimum;
const _errs25 = errors;
const _errs26 = errors;
let valid5 = false;
const _errs27 = errors;
if(!(typeof data13 == "number")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs27 === errors;
valid5 = valid5 || _valid1;
if(!valid5){
const _errs29 = errors;
if(!(typeof data13 == "number")){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs29 === errors;
valid5 = valid5 || _valid1;
}
if(!valid5){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate26.errors = vErrors;
return false;
}
else {
errors = _errs26;
if(vErrors !== null){
if(_errs26){
vErrors.length = _errs26;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.items !== undefined){
const _errs31 = errors;
if(!(wrapper0.validate(data.items, {instancePath:instancePath+"/items",parentData:data,parentDataProperty:"items",rootData}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.live !== undefined){
const _errs32 = errors;
if(typeof data.live !== "boolean"){
validate26.errors = [{}];
return false;
}
var valid0 = _errs32 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.maxItems !== undefined){
const _errs34 = errors;
if(!(typeof data.maxItems == "number")){
validate26.errors = [{}];
return false;
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.maximum !== undefined){
let data17 = data.maximum;
const _errs36 = errors;
const _errs37 = errors;
let valid6 = false;
const _errs38 = errors;
if(!(typeof data17 == "number")){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid2 = _errs38 === errors;
valid6 = valid6 || _valid2;
if(!valid6){
const _errs40 = errors;
if(!(typeof data17 == "number")){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid2 = _errs40 === errors;
valid6 = valid6 || _valid2;
}
if(!valid6){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
validate26.errors = vErrors;
return false;
}
else {
errors = _errs37;
if(vErrors !== null){
if(_errs37){
vErrors.length = _errs37;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs36 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.minItems !== undefined){
const _errs42 = errors;
if(!(typeof data.minItems == "number")){
validate26.errors = [{}];
return false;
}
var valid0 = _errs42 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.minimum !== undefined){
let data19 = data.minimum;
const _errs44 = errors;
const _errs45 = errors;
let valid7 = false;
const _errs46 = errors;
if(!(typeof data19 == "number")){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid3 = _errs46 === errors;
valid7 = valid7 || _valid3;
if(!valid7){
const _errs48 = errors;
if(!(typeof data19 == "number")){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid3 = _errs48 === errors;
valid7 = valid7 || _valid3;
}
if(!valid7){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
validate26.errors = vErrors;
return false;
}
else {
errors = _errs45;
if(vErrors !== null){
if(_errs45){
vErrors.length = _errs45;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pattern !== undefined){
const _errs50 = errors;
if(typeof data.pattern !== "string"){
validate26.errors = [{}];
return false;
}
var valid0 = _errs50 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.prefixItems !== undefined){
let data21 = data.prefixItems;
const _errs52 = errors;
if(errors === _errs52){
if(Array.isArray(data21)){
var valid8 = true;
const len3 = data21.length;
for(let i3=0; i3<len3; i3++){
const _errs54 = errors;
if(!(wrapper0.validate(data21[i3], {instancePath:instancePath+"/prefixItems/" + i3,parentData:data21,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
var valid8 = _errs54 === errors;
if(!valid8){
break;
}
}
}
else {
validate26.errors = [{}];
return false;
}
}
var valid0 = _errs52 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.properties !== undefined){
let data23 = data.properties;
const _errs55 = errors;
if(errors === _errs55){
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
for(const key0 in data23){
const _errs58 = errors;
if(!(wrapper0.validate(data23[key0], {instancePath:instancePath+"/properties/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data23,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
var valid9 = _errs58 === errors;
if(!valid9){
break;
}
}
}
else {
validate26.errors = [{}];
return false;
}
}
var valid0 = _errs55 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.required !== undefined){
let data25 = data.required;
const _errs59 = errors;
if(errors === _errs59){
if(Array.isArray(data25)){
var valid10 = true;
const len4 = data25.length;
for(let i4=0; i4<len4; i4++){
const _errs61 = errors;
if(typeof data25[i4] !== "string"){
validate26.errors = [{}];
return false;
}
var valid10 = _errs61 === errors;
if(!valid10){
break;
}
}
}
else {
validate26.errors = [{}];
return false;
}
}
var valid0 = _errs59 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scale !== undefined){
const _errs63 = errors;
if(typeof data.scale !== "string"){
validate26.errors = [{}];
return false;
}
var valid0 = _errs63 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs65 = errors;
if(typeof data.title !== "string"){
validate26.errors = [{}];
return false;
}
var valid0 = _errs65 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs67 = errors;
if(typeof data.type !== "string"){
validate26.errors = [{}];
return false;
}
var valid0 = _errs67 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unit !== undefined){
const _errs69 = errors;
if(typeof data.unit !== "string"){
validate26.errors = [{}];
return false;
}
var valid0 = _errs69 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate26.errors = [{}];
return false;
}
}
validate26.errors = vErrors;
return errors === 0;
}


function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.$defs !== undefined){
let data0 = data.$defs;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
const _errs4 = errors;
if(!(validate26(data0[key0], {instancePath:instancePath+"/$defs/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate25.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.additionalProperties !== undefined){
const _errs5 = errors;
if(typeof data.additionalProperties !== "boolean"){
validate25.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
const _errs7 = errors;
if(typeof data.description !== "string"){
validate25.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.properties !== undefined){
let data4 = data.properties;
const _errs9 = errors;
if(errors === _errs9){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
const _errs12 = errors;
if(!(validate26(data4[key1], {instancePath:instancePath+"/properties/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data4,parentDataProperty:key1,rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid2 = _errs12 === errors;
if(!valid2){
break;
}
}
}
else {
validate25.errors = [{}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.required !== undefined){
let data6 = data.required;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data6)){
var valid3 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
const _errs15 = errors;
if(typeof data6[i0] !== "string"){
validate25.errors = [{}];
return false;
}
var valid3 = _errs15 === errors;
if(!valid3){
break;
}
}
}
else {
validate25.errors = [{}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs17 = errors;
if(typeof data.title !== "string"){
validate25.errors = [{}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs19 = errors;
if(typeof data.type !== "string"){
validate25.errors = [{}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate25.errors = [{}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}


function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.formula === undefined) && (missing0 = "formula"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.config_schema === undefined) && (missing0 = "config_schema"))) || ((data.defaults === undefined) && (missing0 = "defaults"))) || ((data.live === undefined) && (missing0 = "live"))) || ((data.images_only === undefined) && (missing0 = "images_only"))) || ((data.moves === undefined) && (missing0 = "moves"))) || ((data.corrupts === undefined) && (missing0 = "corrupts"))){
validate24.errors = [{}];
return false;
}
else {
if(data.config_schema !== undefined){
const _errs1 = errors;
if(!(validate25(data.config_schema, {instancePath:instancePath+"/config_schema",parentData:data,parentDataProperty:"config_schema",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.corrupts !== undefined){
const _errs2 = errors;
if(typeof data.corrupts !== "boolean"){
validate24.errors = [{}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.defaults !== undefined){
let data2 = data.defaults;
const _errs4 = errors;
if(errors === _errs4){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key0 in data2){
const _errs7 = errors;
if(!(validate27(data2[key0], {instancePath:instancePath+"/defaults/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs7 === errors;
if(!valid1){
break;
}
}
}
else {
validate24.errors = [{}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.formula !== undefined){
const _errs8 = errors;
if(typeof data.formula !== "string"){
validate24.errors = [{}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.images_only !== undefined){
const _errs10 = errors;
if(typeof data.images_only !== "boolean"){
validate24.errors = [{}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.live !== undefined){
let data6 = data.live;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data6)){
var valid2 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
const _errs14 = errors;
if(typeof data6[i0] !== "string"){
validate24.errors = [{}];
return false;
}
var valid2 = _errs14 === errors;
if(!valid2){
break;
}
}
}
else {
validate24.errors = [{}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.moves !== undefined){
const _errs16 = errors;
if(typeof data.moves !== "boolean"){
validate24.errors = [{}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs18 = errors;
if(typeof data.source !== "string"){
validate24.errors = [{}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs20 = errors;
if(typeof data.summary !== "string"){
validate24.errors = [{}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs22 = errors;
if(typeof data.title !== "string"){
validate24.errors = [{}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs24 = errors;
if(typeof data.type !== "string"){
validate24.errors = [{}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs26 = errors;
if(!(typeof data.version == "number")){
validate24.errors = [{}];
return false;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate24.errors = [{}];
return false;
}
}
validate24.errors = vErrors;
return errors === 0;
}

const schema13 = {"properties":{"config_schema":{"$ref":"#/components/schemas/SettingsSchema"},"defaults":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"formula":{"type":"string"},"live":{"items":{"type":"string"},"type":"array"},"needs":{"enum":["classes","values","either","inputs"],"type":"string"},"source":{"type":"string"},"summary":{"type":"string"},"title":{"type":"string"},"type":{"type":"string"},"version":{"type":"number"}},"required":["type","title","summary","formula","source","version","config_schema","defaults","live","needs"],"type":"object"};

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.formula === undefined) && (missing0 = "formula"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.config_schema === undefined) && (missing0 = "config_schema"))) || ((data.defaults === undefined) && (missing0 = "defaults"))) || ((data.live === undefined) && (missing0 = "live"))) || ((data.needs === undefined) && (missing0 = "needs"))){
validate38.errors = [{}];
return false;
}
else {
if(data.config_schema !== undefined){
const _errs1 = errors;
if(!(validate25(data.config_schema, {instancePath:instancePath+"/config_schema",parentData:data,parentDataProperty:"config_schema",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.defaults !== undefined){
let data1 = data.defaults;
const _errs2 = errors;
if(errors === _errs2){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
const _errs5 = errors;
if(!(validate27(data1[key0], {instancePath:instancePath+"/defaults/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data1,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate38.errors = [{}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.formula !== undefined){
const _errs6 = errors;
if(typeof data.formula !== "string"){
validate38.errors = [{}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.live !== undefined){
let data4 = data.live;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data4)){
var valid2 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs10 = errors;
if(typeof data4[i0] !== "string"){
validate38.errors = [{}];
return false;
}
var valid2 = _errs10 === errors;
if(!valid2){
break;
}
}
}
else {
validate38.errors = [{}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.needs !== undefined){
let data6 = data.needs;
const _errs12 = errors;
if(typeof data6 !== "string"){
validate38.errors = [{}];
return false;
}
if(!((((data6 === "classes") || (data6 === "values")) || (data6 === "either")) || (data6 === "inputs"))){
validate38.errors = [{}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs14 = errors;
if(typeof data.source !== "string"){
validate38.errors = [{}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs16 = errors;
if(typeof data.summary !== "string"){
validate38.errors = [{}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs18 = errors;
if(typeof data.title !== "string"){
validate38.errors = [{}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs20 = errors;
if(typeof data.type !== "string"){
validate38.errors = [{}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs22 = errors;
if(!(typeof data.version == "number")){
validate38.errors = [{}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate38.errors = [{}];
return false;
}
}
validate38.errors = vErrors;
return errors === 0;
}

const schema14 = {"properties":{"available":{"type":"boolean"},"classes":{"items":{"type":"string"},"type":"array"},"config_schema":{"$ref":"#/components/schemas/SettingsSchema"},"count_only":{"type":"boolean"},"default_split":{"items":{"type":"number"},"type":"array"},"defaults":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"formula":{"type":"string"},"input_shape":{"items":{"type":"number"},"type":"array"},"kind":{"type":"string"},"label_shape":{"items":{"type":"number"},"type":"array"},"live":{"items":{"type":"string"},"type":"array"},"needs_download":{"type":"boolean"},"outputs":{"type":"number"},"size":{"type":"number"},"source":{"type":"string"},"summary":{"type":"string"},"title":{"type":"string"},"tokens":{"type":"number"},"type":{"type":"string"},"version":{"type":"number"}},"required":["type","title","summary","formula","source","version","config_schema","defaults","live","kind","classes","input_shape","outputs","size","label_shape","tokens","default_split","count_only","needs_download","available"],"type":"object"};

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((((((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.formula === undefined) && (missing0 = "formula"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.config_schema === undefined) && (missing0 = "config_schema"))) || ((data.defaults === undefined) && (missing0 = "defaults"))) || ((data.live === undefined) && (missing0 = "live"))) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.classes === undefined) && (missing0 = "classes"))) || ((data.input_shape === undefined) && (missing0 = "input_shape"))) || ((data.outputs === undefined) && (missing0 = "outputs"))) || ((data.size === undefined) && (missing0 = "size"))) || ((data.label_shape === undefined) && (missing0 = "label_shape"))) || ((data.tokens === undefined) && (missing0 = "tokens"))) || ((data.default_split === undefined) && (missing0 = "default_split"))) || ((data.count_only === undefined) && (missing0 = "count_only"))) || ((data.needs_download === undefined) && (missing0 = "needs_download"))) || ((data.available === undefined) && (missing0 = "available"))){
validate42.errors = [{}];
return false;
}
else {
if(data.available !== undefined){
const _errs1 = errors;
if(typeof data.available !== "boolean"){
validate42.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.classes !== undefined){
let data1 = data.classes;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data1)){
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(typeof data1[i0] !== "string"){
validate42.errors = [{}];
return false;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate42.errors = [{}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.config_schema !== undefined){
const _errs7 = errors;
if(!(validate25(data.config_schema, {instancePath:instancePath+"/config_schema",parentData:data,parentDataProperty:"config_schema",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.count_only !== undefined){
const _errs8 = errors;
if(typeof data.count_only !== "boolean"){
validate42.errors = [{}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.default_split !== undefined){
let data5 = data.default_split;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data5)){
var valid2 = true;
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
const _errs12 = errors;
if(!(typeof data5[i1] == "number")){
validate42.errors = [{}];
return false;
}
var valid2 = _errs12 === errors;
if(!valid2){
break;
}
}
}
else {
validate42.errors = [{}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.defaults !== undefined){
let data7 = data.defaults;
const _errs14 = errors;
if(errors === _errs14){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key0 in data7){
const _errs17 = errors;
if(!(validate27(data7[key0], {instancePath:instancePath+"/defaults/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data7,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid3 = _errs17 === errors;
if(!valid3){
break;
}
}
}
else {
validate42.errors = [{}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.formula !== undefined){
const _errs18 = errors;
if(typeof data.formula !== "string"){
validate42.errors = [{}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.input_shape !== undefined){
let data10 = data.input_shape;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data10)){
var valid4 = true;
const len2 = data10.length;
for(let i2=0; i2<len2; i2++){
const _errs22 = errors;
if(!(typeof data10[i2] == "number")){
validate42.errors = [{}];
return false;
}
var valid4 = _errs22 === errors;
if(!valid4){
break;
}
}
}
else {
validate42.errors = [{}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs24 = errors;
if(typeof data.kind !== "string"){
validate42.errors = [{}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.label_shape !== undefined){
let data13 = data.label_shape;
const _errs26 = errors;
if(errors === _errs26){
if(Array.isArray(data13)){
var valid5 = true;
const len3 = data13.length;
for(let i3=0; i3<len3; i3++){
const _errs28 = errors;
if(!(typeof data13[i3] == "number")){
validate42.errors = [{}];
return false;
}
var valid5 = _errs28 === errors;
if(!valid5){
break;
}
}
}
else {
validate42.errors = [{}];
return false;
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.live !== undefined){
let data15 = data.live;
const _errs30 = errors;
if(errors === _errs30){
if(Array.isArray(data15)){
var valid6 = true;
const len4 = data15.length;
for(let i4=0; i4<len4; i4++){
const _errs32 = errors;
if(typeof data15[i4] !== "string"){
validate42.errors = [{}];
return false;
}
var valid6 = _errs32 === errors;
if(!valid6){
break;
}
}
}
else {
validate42.errors = [{}];
return false;
}
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.needs_download !== undefined){
const _errs34 = errors;
if(typeof data.needs_download !== "boolean"){
validate42.errors = [{}];
return false;
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.outputs !== undefined){
const _errs36 = errors;
if(!(typeof data.outputs == "number")){
validate42.errors = [{}];
return false;
}
var valid0 = _errs36 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.size !== undefined){
const _errs38 = errors;
if(!(typeof data.size == "number")){
validate42.errors = [{}];
return false;
}
var valid0 = _errs38 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs40 = errors;
if(typeof data.source !== "string"){
validate42.errors = [{}];
return false;
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs42 = errors;
if(typeof data.summary !== "string"){
validate42.errors = [{}];
return false;
}
var valid0 = _errs42 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs44 = errors;
if(typeof data.title !== "string"){
validate42.errors = [{}];
return false;
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tokens !== undefined){
const _errs46 = errors;
if(!(typeof data.tokens == "number")){
validate42.errors = [{}];
return false;
}
var valid0 = _errs46 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs48 = errors;
if(typeof data.type !== "string"){
validate42.errors = [{}];
return false;
}
var valid0 = _errs48 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs50 = errors;
if(!(typeof data.version == "number")){
validate42.errors = [{}];
return false;
}
var valid0 = _errs50 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate42.errors = [{}];
return false;
}
}
validate42.errors = vErrors;
return errors === 0;
}

const schema15 = {"properties":{"cures":{"additionalProperties":{"type":"string"},"type":"object"},"explanation":{"type":"string"},"measure":{"$ref":"#/components/schemas/MeasureEntry"},"sentence":{"type":"string"},"source":{"type":"string"},"title":{"type":"string"},"type":{"type":"string"},"version":{"type":"number"}},"required":["type","title","sentence","explanation","source","version","cures","measure"],"type":"object"};
const schema16 = {"properties":{"kind":{"enum":["number","share"],"type":"string"},"title":{"type":"string"}},"required":["title","kind"],"type":"object"};

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.title === undefined) && (missing0 = "title")) || ((data.kind === undefined) && (missing0 = "kind"))){
validate47.errors = [{}];
return false;
}
else {
if(data.kind !== undefined){
let data0 = data.kind;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate47.errors = [{}];
return false;
}
if(!((data0 === "number") || (data0 === "share"))){
validate47.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs3 = errors;
if(typeof data.title !== "string"){
validate47.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate47.errors = [{}];
return false;
}
}
validate47.errors = vErrors;
return errors === 0;
}


function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.sentence === undefined) && (missing0 = "sentence"))) || ((data.explanation === undefined) && (missing0 = "explanation"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.cures === undefined) && (missing0 = "cures"))) || ((data.measure === undefined) && (missing0 = "measure"))){
validate46.errors = [{}];
return false;
}
else {
if(data.cures !== undefined){
let data0 = data.cures;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
const _errs4 = errors;
if(typeof data0[key0] !== "string"){
validate46.errors = [{}];
return false;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate46.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.explanation !== undefined){
const _errs6 = errors;
if(typeof data.explanation !== "string"){
validate46.errors = [{}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.measure !== undefined){
const _errs8 = errors;
if(!(validate47(data.measure, {instancePath:instancePath+"/measure",parentData:data,parentDataProperty:"measure",rootData}))){
vErrors = vErrors === null ? validate47.errors : vErrors.concat(validate47.errors);
errors = vErrors.length;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sentence !== undefined){
const _errs9 = errors;
if(typeof data.sentence !== "string"){
validate46.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs11 = errors;
if(typeof data.source !== "string"){
validate46.errors = [{}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs13 = errors;
if(typeof data.title !== "string"){
validate46.errors = [{}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs15 = errors;
if(typeof data.type !== "string"){
validate46.errors = [{}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs17 = errors;
if(!(typeof data.version == "number")){
validate46.errors = [{}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate46.errors = [{}];
return false;
}
}
validate46.errors = vErrors;
return errors === 0;
}

const schema17 = {"properties":{"config_schema":{"$ref":"#/components/schemas/SettingsSchema"},"defaults":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"formula":{"type":"string"},"group":{"$ref":"#/components/schemas/Group"},"live":{"items":{"type":"string"},"type":"array"},"source":{"type":"string"},"summary":{"type":"string"},"title":{"type":"string"},"type":{"type":"string"},"version":{"type":"number"}},"required":["type","title","summary","formula","source","version","config_schema","defaults","live","group"],"type":"object"};
const schema18 = {"properties":{"edges":{"default":[],"items":{"$ref":"#/components/schemas/Edge"},"type":"array"},"nodes":{"default":[],"items":{"$ref":"#/components/schemas/Node"},"type":"array"},"parameters":{"patternProperties":{"^[a-z][a-z0-9_]{0,31}$":{"$ref":"#/components/schemas/JsonValue"}},"type":"object"},"ports":{"$ref":"#/components/schemas/Ports"}},"required":["ports"],"type":"object"};
const schema19 = {"properties":{"source":{"type":"string"},"source_port":{"default":"out","type":"string"},"target":{"type":"string"},"target_port":{"default":"in","type":"string"}},"required":["source","target"],"type":"object"};

function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.source_port === undefined){
data.source_port = "out";
}
if(data.target_port === undefined){
data.target_port = "in";
}
let missing0;
if(((data.source === undefined) && (missing0 = "source")) || ((data.target === undefined) && (missing0 = "target"))){
validate54.errors = [{}];
return false;
}
else {
if(data.source !== undefined){
const _errs1 = errors;
if(typeof data.source !== "string"){
validate54.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs3 = errors;
if(typeof data.source_port !== "string"){
validate54.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
if(valid0){
if(data.target !== undefined){
const _errs5 = errors;
if(typeof data.target !== "string"){
validate54.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs7 = errors;
if(typeof data.target_port !== "string"){
validate54.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
}
}
}
}
else {
validate54.errors = [{}];
return false;
}
}
validate54.errors = vErrors;
return errors === 0;
}

const schema20 = {"properties":{"config":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"frozen":{"default":false,"type":"boolean"},"id":{"type":"string"},"learning_rate_factor":{"default":1,"type":"number"},"repeat":{"default":1,"type":"number"},"type":{"type":"string"},"weights_from":{"anyOf":[{"$ref":"#/components/schemas/WeightsFrom"},{"type":"null"}],"default":null}},"required":["type","id"],"type":"object"};
const schema21 = {"properties":{"node":{"type":"string"},"weights":{"type":"string"}},"required":["weights","node"],"type":"object"};

function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.weights === undefined) && (missing0 = "weights")) || ((data.node === undefined) && (missing0 = "node"))){
validate58.errors = [{}];
return false;
}
else {
if(data.node !== undefined){
const _errs1 = errors;
if(typeof data.node !== "string"){
validate58.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.weights !== undefined){
const _errs3 = errors;
if(typeof data.weights !== "string"){
validate58.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate58.errors = [{}];
return false;
}
}
validate58.errors = vErrors;
return errors === 0;
}


function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.frozen === undefined){
data.frozen = false;
}
if(data.learning_rate_factor === undefined){
data.learning_rate_factor = 1;
}
if(data.repeat === undefined){
data.repeat = 1;
}
if(data.weights_from === undefined){
data.weights_from = null;
}
let missing0;
if(((data.type === undefined) && (missing0 = "type")) || ((data.id === undefined) && (missing0 = "id"))){
validate56.errors = [{}];
return false;
}
else {
if(data.config !== undefined){
let data0 = data.config;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
const _errs4 = errors;
if(!(validate27(data0[key0], {instancePath:instancePath+"/config/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate56.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs5 = errors;
if(typeof data.frozen !== "boolean"){
validate56.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
if(valid0){
if(data.id !== undefined){
const _errs7 = errors;
if(typeof data.id !== "string"){
validate56.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs9 = errors;
if(!(typeof data.learning_rate_factor == "number")){
validate56.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
if(valid0){
const _errs11 = errors;
if(!(typeof data.repeat == "number")){
validate56.errors = [{}];
return false;
}
var valid0 = _errs11 === errors;
if(valid0){
if(data.type !== undefined){
const _errs13 = errors;
if(typeof data.type !== "string"){
validate56.errors = [{}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data7 = data.weights_from;
const _errs15 = errors;
const _errs16 = errors;
let valid2 = false;
const _errs17 = errors;
if(!(validate58(data7, {instancePath:instancePath+"/weights_from",parentData:data,parentDataProperty:"weights_from",rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var _valid0 = _errs17 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs18 = errors;
if(data7 !== null){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs18 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate56.errors = vErrors;
return false;
}
else {
errors = _errs16;
if(vErrors !== null){
if(_errs16){
vErrors.length = _errs16;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs15 === errors;
}
}
}
}
}
}
}
}
else {
validate56.errors = [{}];
return false;
}
}
validate56.errors = vErrors;
return errors === 0;
}

const schema22 = {"properties":{"inputs":{"default":["in"],"items":{"type":"string"},"minItems":1,"type":"array"},"output":{"type":"string"}},"required":["output"],"type":"object"};

function validate62(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.inputs === undefined){
data.inputs = ["in"];
}
let missing0;
if((data.output === undefined) && (missing0 = "output")){
validate62.errors = [{}];
return false;
}
else {
let data0 = data.inputs;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
if(data0.length < 1){
validate62.errors = [{}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(typeof data0[i0] !== "string"){
validate62.errors = [{}];
return false;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate62.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.output !== undefined){
const _errs5 = errors;
if(typeof data.output !== "string"){
validate62.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate62.errors = [{}];
return false;
}
}
validate62.errors = vErrors;
return errors === 0;
}

const pattern0 = new RegExp("^[a-z][a-z0-9_]{0,31}$", "u");

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.edges === undefined){
data.edges = [];
}
if(data.nodes === undefined){
data.nodes = [];
}
let missing0;
if((data.ports === undefined) && (missing0 = "ports")){
validate53.errors = [{}];
return false;
}
else {
let data0 = data.edges;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate54(data0[i0], {instancePath:instancePath+"/edges/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate53.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
if(valid0){
let data2 = data.nodes;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data2)){
var valid2 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
const _errs6 = errors;
if(!(validate56(data2[i1], {instancePath:instancePath+"/nodes/" + i1,parentData:data2,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
var valid2 = _errs6 === errors;
if(!valid2){
break;
}
}
}
else {
validate53.errors = [{}];
return false;
}
}
var valid0 = _errs4 === errors;
if(valid0){
if(data.parameters !== undefined){
let data4 = data.parameters;
const _errs7 = errors;
if(errors === _errs7){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
var valid3 = true;
for(const key0 in data4){
if(pattern0.test(key0)){
const _errs9 = errors;
if(!(validate27(data4[key0], {instancePath:instancePath+"/parameters/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data4,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid3 = _errs9 === errors;
if(!valid3){
break;
}
}
}
}
else {
validate53.errors = [{}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ports !== undefined){
const _errs10 = errors;
if(!(validate62(data.ports, {instancePath:instancePath+"/ports",parentData:data,parentDataProperty:"ports",rootData}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate53.errors = [{}];
return false;
}
}
validate53.errors = vErrors;
return errors === 0;
}


function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.formula === undefined) && (missing0 = "formula"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.config_schema === undefined) && (missing0 = "config_schema"))) || ((data.defaults === undefined) && (missing0 = "defaults"))) || ((data.live === undefined) && (missing0 = "live"))) || ((data.group === undefined) && (missing0 = "group"))){
validate50.errors = [{}];
return false;
}
else {
if(data.config_schema !== undefined){
const _errs1 = errors;
if(!(validate25(data.config_schema, {instancePath:instancePath+"/config_schema",parentData:data,parentDataProperty:"config_schema",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.defaults !== undefined){
let data1 = data.defaults;
const _errs2 = errors;
if(errors === _errs2){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
const _errs5 = errors;
if(!(validate27(data1[key0], {instancePath:instancePath+"/defaults/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data1,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate50.errors = [{}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.formula !== undefined){
const _errs6 = errors;
if(typeof data.formula !== "string"){
validate50.errors = [{}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.group !== undefined){
const _errs8 = errors;
if(!(validate53(data.group, {instancePath:instancePath+"/group",parentData:data,parentDataProperty:"group",rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.live !== undefined){
let data5 = data.live;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data5)){
var valid2 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
const _errs11 = errors;
if(typeof data5[i0] !== "string"){
validate50.errors = [{}];
return false;
}
var valid2 = _errs11 === errors;
if(!valid2){
break;
}
}
}
else {
validate50.errors = [{}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs13 = errors;
if(typeof data.source !== "string"){
validate50.errors = [{}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs15 = errors;
if(typeof data.summary !== "string"){
validate50.errors = [{}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs17 = errors;
if(typeof data.title !== "string"){
validate50.errors = [{}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs19 = errors;
if(typeof data.type !== "string"){
validate50.errors = [{}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs21 = errors;
if(!(typeof data.version == "number")){
validate50.errors = [{}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate50.errors = [{}];
return false;
}
}
validate50.errors = vErrors;
return errors === 0;
}

const schema23 = {"properties":{"config_schema":{"$ref":"#/components/schemas/SettingsSchema"},"defaults":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"formula":{"type":"string"},"live":{"items":{"type":"string"},"type":"array"},"source":{"type":"string"},"summary":{"type":"string"},"title":{"type":"string"},"type":{"type":"string"},"version":{"type":"number"}},"required":["type","title","summary","formula","source","version","config_schema","defaults","live"],"type":"object"};

function validate66(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.formula === undefined) && (missing0 = "formula"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.config_schema === undefined) && (missing0 = "config_schema"))) || ((data.defaults === undefined) && (missing0 = "defaults"))) || ((data.live === undefined) && (missing0 = "live"))){
validate66.errors = [{}];
return false;
}
else {
if(data.config_schema !== undefined){
const _errs1 = errors;
if(!(validate25(data.config_schema, {instancePath:instancePath+"/config_schema",parentData:data,parentDataProperty:"config_schema",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.defaults !== undefined){
let data1 = data.defaults;
const _errs2 = errors;
if(errors === _errs2){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
const _errs5 = errors;
if(!(validate27(data1[key0], {instancePath:instancePath+"/defaults/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data1,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate66.errors = [{}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.formula !== undefined){
const _errs6 = errors;
if(typeof data.formula !== "string"){
validate66.errors = [{}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.live !== undefined){
let data4 = data.live;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data4)){
var valid2 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs10 = errors;
if(typeof data4[i0] !== "string"){
validate66.errors = [{}];
return false;
}
var valid2 = _errs10 === errors;
if(!valid2){
break;
}
}
}
else {
validate66.errors = [{}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs12 = errors;
if(typeof data.source !== "string"){
validate66.errors = [{}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs14 = errors;
if(typeof data.summary !== "string"){
validate66.errors = [{}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs16 = errors;
if(typeof data.title !== "string"){
validate66.errors = [{}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs18 = errors;
if(typeof data.type !== "string"){
validate66.errors = [{}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs20 = errors;
if(!(typeof data.version == "number")){
validate66.errors = [{}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate66.errors = [{}];
return false;
}
}
validate66.errors = vErrors;
return errors === 0;
}

const schema24 = {"properties":{"id":{"type":"string"},"runs":{"items":{"$ref":"#/components/schemas/LabRunEntry"},"type":"array"},"spec":{"$ref":"#/components/schemas/ExperimentSpec"},"spec_hash":{"anyOf":[{"type":"string"},{"type":"null"}]},"steps_per_second":{"anyOf":[{"type":"number"},{"type":"null"}]},"summary":{"type":"string"},"title":{"type":"string"},"weights":{"type":"number"}},"required":["id","title","summary","spec","spec_hash","weights","steps_per_second","runs"],"type":"object"};
const schema25 = {"properties":{"id":{"type":"string"},"pretrained":{"anyOf":[{"$ref":"#/components/schemas/PretrainedEntry"},{"type":"null"}]},"title":{"type":"string"}},"required":["id","title","pretrained"],"type":"object"};
const schema26 = {"properties":{"nodes":{"items":{"type":"string"},"type":"array"},"run":{"type":"string"},"steps":{"type":"number"}},"required":["run","steps","nodes"],"type":"object"};

function validate72(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.run === undefined) && (missing0 = "run")) || ((data.steps === undefined) && (missing0 = "steps"))) || ((data.nodes === undefined) && (missing0 = "nodes"))){
validate72.errors = [{}];
return false;
}
else {
if(data.nodes !== undefined){
let data0 = data.nodes;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(typeof data0[i0] !== "string"){
validate72.errors = [{}];
return false;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate72.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run !== undefined){
const _errs5 = errors;
if(typeof data.run !== "string"){
validate72.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.steps !== undefined){
const _errs7 = errors;
if(!(typeof data.steps == "number")){
validate72.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate72.errors = [{}];
return false;
}
}
validate72.errors = vErrors;
return errors === 0;
}


function validate71(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.id === undefined) && (missing0 = "id")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.pretrained === undefined) && (missing0 = "pretrained"))){
validate71.errors = [{}];
return false;
}
else {
if(data.id !== undefined){
const _errs1 = errors;
if(typeof data.id !== "string"){
validate71.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pretrained !== undefined){
let data1 = data.pretrained;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(!(validate72(data1, {instancePath:instancePath+"/pretrained",parentData:data,parentDataProperty:"pretrained",rootData}))){
vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs6 = errors;
if(data1 !== null){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate71.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs8 = errors;
if(typeof data.title !== "string"){
validate71.errors = [{}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate71.errors = [{}];
return false;
}
}
validate71.errors = vErrors;
return errors === 0;
}

const schema27 = {"properties":{"data":{"$ref":"#/components/schemas/Data"},"network":{"$ref":"#/components/schemas/Network"},"objectives":{"items":{"$ref":"#/components/schemas/Objective"},"minItems":1,"type":"array"},"optimizer":{"$ref":"#/components/schemas/Component","default":{"config":{},"type":"sgd"}},"schedule":{"$ref":"#/components/schemas/Component","default":{"config":{},"type":"constant"}},"training":{"$ref":"#/components/schemas/Training","default":{"batch_size":10,"class_weights":null,"clipping":null,"early_stopping":null,"epochs":null,"evaluation":{"every":1,"metrics":null,"unit":"epoch"},"l1":0,"l2":0,"precision":"float32","seed":0}},"version":{"const":2,"default":2,"type":"number"}},"required":["network","data","objectives"],"type":"object"};
const schema28 = {"properties":{"augmentations":{"default":[],"items":{"$ref":"#/components/schemas/Component"},"type":"array"},"config":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"preprocessing":{"default":[],"items":{"$ref":"#/components/schemas/Component"},"type":"array"},"split":{"$ref":"#/components/schemas/Split","default":{"bootstrap_seed":null,"fold":0,"folds":null,"largest_ratio":null,"seed":0,"test":null,"train":null,"validation":null}},"type":{"type":"string"}},"required":["type"],"type":"object"};
const schema29 = {"properties":{"config":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"type":{"type":"string"}},"required":["type"],"type":"object"};

function validate77(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.type === undefined) && (missing0 = "type")){
validate77.errors = [{}];
return false;
}
else {
if(data.config !== undefined){
let data0 = data.config;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
const _errs4 = errors;
if(!(validate27(data0[key0], {instancePath:instancePath+"/config/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate77.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs5 = errors;
if(typeof data.type !== "string"){
validate77.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate77.errors = [{}];
return false;
}
}
validate77.errors = vErrors;
return errors === 0;
}

const schema30 = {"properties":{"bootstrap_seed":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"fold":{"default":0,"type":"number"},"folds":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"largest_ratio":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"seed":{"default":0,"type":"number"},"test":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"train":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"validation":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null}},"type":"object"};

function validate82(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.bootstrap_seed === undefined){
data.bootstrap_seed = null;
}
if(data.fold === undefined){
data.fold = 0;
}
if(data.folds === undefined){
data.folds = null;
}
if(data.largest_ratio === undefined){
data.largest_ratio = null;
}
if(data.seed === undefined){
data.seed = 0;
}
if(data.test === undefined){
data.test = null;
}
if(data.train === undefined){
data.train = null;
}
if(data.validation === undefined){
data.validation = null;
}
let data0 = data.bootstrap_seed;
const _errs1 = errors;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(!(typeof data0 == "number")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs5 = errors;
if(data0 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate82.errors = vErrors;
return false;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs7 = errors;
if(!(typeof data.fold == "number")){
validate82.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
if(valid0){
let data2 = data.folds;
const _errs9 = errors;
const _errs10 = errors;
let valid2 = false;
const _errs11 = errors;
if(!(typeof data2 == "number")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs11 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs13 = errors;
if(data2 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate82.errors = vErrors;
return false;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs9 === errors;
if(valid0){
let data3 = data.largest_ratio;
const _errs15 = errors;
const _errs16 = errors;
let valid3 = false;
const _errs17 = errors;
if(!(typeof data3 == "number")){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid2 = _errs17 === errors;
valid3 = valid3 || _valid2;
if(!valid3){
const _errs19 = errors;
if(data3 !== null){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid2 = _errs19 === errors;
valid3 = valid3 || _valid2;
}
if(!valid3){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
validate82.errors = vErrors;
return false;
}
else {
errors = _errs16;
if(vErrors !== null){
if(_errs16){
vErrors.length = _errs16;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs15 === errors;
if(valid0){
const _errs21 = errors;
if(!(typeof data.seed == "number")){
validate82.errors = [{}];
return false;
}
var valid0 = _errs21 === errors;
if(valid0){
let data5 = data.test;
const _errs23 = errors;
const _errs24 = errors;
let valid4 = false;
const _errs25 = errors;
if(!(typeof data5 == "number")){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid3 = _errs25 === errors;
valid4 = valid4 || _valid3;
if(!valid4){
const _errs27 = errors;
if(data5 !== null){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid3 = _errs27 === errors;
valid4 = valid4 || _valid3;
}
if(!valid4){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
validate82.errors = vErrors;
return false;
}
else {
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs23 === errors;
if(valid0){
let data6 = data.train;
const _errs29 = errors;
const _errs30 = errors;
let valid5 = false;
const _errs31 = errors;
if(!(typeof data6 == "number")){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid4 = _errs31 === errors;
valid5 = valid5 || _valid4;
if(!valid5){
const _errs33 = errors;
if(data6 !== null){
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid4 = _errs33 === errors;
valid5 = valid5 || _valid4;
}
if(!valid5){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
validate82.errors = vErrors;
return false;
}
else {
errors = _errs30;
if(vErrors !== null){
if(_errs30){
vErrors.length = _errs30;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs29 === errors;
if(valid0){
let data7 = data.validation;
const _errs35 = errors;
const _errs36 = errors;
let valid6 = false;
const _errs37 = errors;
if(!(typeof data7 == "number")){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid5 = _errs37 === errors;
valid6 = valid6 || _valid5;
if(!valid6){
const _errs39 = errors;
if(data7 !== null){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid5 = _errs39 === errors;
valid6 = valid6 || _valid5;
}
if(!valid6){
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
validate82.errors = vErrors;
return false;
}
else {
errors = _errs36;
if(vErrors !== null){
if(_errs36){
vErrors.length = _errs36;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs35 === errors;
}
}
}
}
}
}
}
}
else {
validate82.errors = [{}];
return false;
}
}
validate82.errors = vErrors;
return errors === 0;
}


function validate76(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.augmentations === undefined){
data.augmentations = [];
}
if(data.preprocessing === undefined){
data.preprocessing = [];
}
if(data.split === undefined){
data.split = {"bootstrap_seed":null,"fold":0,"folds":null,"largest_ratio":null,"seed":0,"test":null,"train":null,"validation":null};
}
let missing0;
if((data.type === undefined) && (missing0 = "type")){
validate76.errors = [{}];
return false;
}
else {
let data0 = data.augmentations;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate77(data0[i0], {instancePath:instancePath+"/augmentations/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate76.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.config !== undefined){
let data2 = data.config;
const _errs4 = errors;
if(errors === _errs4){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key0 in data2){
const _errs7 = errors;
if(!(validate27(data2[key0], {instancePath:instancePath+"/config/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
validate76.errors = [{}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data4 = data.preprocessing;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data4)){
var valid3 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs10 = errors;
if(!(validate77(data4[i1], {instancePath:instancePath+"/preprocessing/" + i1,parentData:data4,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
errors = vErrors.length;
}
var valid3 = _errs10 === errors;
if(!valid3){
break;
}
}
}
else {
validate76.errors = [{}];
return false;
}
}
var valid0 = _errs8 === errors;
if(valid0){
const _errs11 = errors;
if(!(validate82(data.split, {instancePath:instancePath+"/split",parentData:data,parentDataProperty:"split",rootData}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
var valid0 = _errs11 === errors;
if(valid0){
if(data.type !== undefined){
const _errs12 = errors;
if(typeof data.type !== "string"){
validate76.errors = [{}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate76.errors = [{}];
return false;
}
}
validate76.errors = vErrors;
return errors === 0;
}

const schema31 = {"properties":{"edges":{"default":[],"items":{"$ref":"#/components/schemas/Edge"},"type":"array"},"groups":{"patternProperties":{"^[a-z][a-z0-9_]{0,63}$":{"$ref":"#/components/schemas/Group"}},"type":"object"},"nodes":{"default":[],"items":{"$ref":"#/components/schemas/Node"},"type":"array"}},"type":"object"};
const pattern1 = new RegExp("^[a-z][a-z0-9_]{0,63}$", "u");

function validate85(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.edges === undefined){
data.edges = [];
}
if(data.nodes === undefined){
data.nodes = [];
}
let data0 = data.edges;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate54(data0[i0], {instancePath:instancePath+"/edges/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate85.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.groups !== undefined){
let data2 = data.groups;
const _errs4 = errors;
if(errors === _errs4){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
var valid2 = true;
for(const key0 in data2){
if(pattern1.test(key0)){
const _errs6 = errors;
if(!(validate53(data2[key0], {instancePath:instancePath+"/groups/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
var valid2 = _errs6 === errors;
if(!valid2){
break;
}
}
}
}
else {
validate85.errors = [{}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data4 = data.nodes;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data4)){
var valid3 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs9 = errors;
if(!(validate56(data4[i1], {instancePath:instancePath+"/nodes/" + i1,parentData:data4,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
var valid3 = _errs9 === errors;
if(!valid3){
break;
}
}
}
else {
validate85.errors = [{}];
return false;
}
}
var valid0 = _errs7 === errors;
}
}
}
else {
validate85.errors = [{}];
return false;
}
}
validate85.errors = vErrors;
return errors === 0;
}

const schema32 = {"properties":{"loss":{"$ref":"#/components/schemas/Component"},"prediction":{"type":"string"},"target":{"enum":["label","one_hot","value","input","none"],"type":"string"},"weight":{"default":1,"type":"number"}},"required":["loss","prediction","target"],"type":"object"};

function validate90(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.weight === undefined){
data.weight = 1;
}
let missing0;
if((((data.loss === undefined) && (missing0 = "loss")) || ((data.prediction === undefined) && (missing0 = "prediction"))) || ((data.target === undefined) && (missing0 = "target"))){
validate90.errors = [{}];
return false;
}
else {
if(data.loss !== undefined){
const _errs1 = errors;
if(!(validate77(data.loss, {instancePath:instancePath+"/loss",parentData:data,parentDataProperty:"loss",rootData}))){
vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.prediction !== undefined){
const _errs2 = errors;
if(typeof data.prediction !== "string"){
validate90.errors = [{}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.target !== undefined){
let data2 = data.target;
const _errs4 = errors;
if(typeof data2 !== "string"){
validate90.errors = [{}];
return false;
}
if(!(((((data2 === "label") || (data2 === "one_hot")) || (data2 === "value")) || (data2 === "input")) || (data2 === "none"))){
validate90.errors = [{}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs6 = errors;
if(!(typeof data.weight == "number")){
validate90.errors = [{}];
return false;
}
var valid0 = _errs6 === errors;
}
}
}
}
}
else {
validate90.errors = [{}];
return false;
}
}
validate90.errors = vErrors;
return errors === 0;
}

const schema33 = {"properties":{"batch_size":{"default":10,"type":"number"},"class_weights":{"anyOf":[{"const":"balanced","type":"string"},{"items":{"type":"number"},"type":"array"},{"type":"null"}],"default":null},"clipping":{"anyOf":[{"$ref":"#/components/schemas/Clipping"},{"type":"null"}],"default":null},"early_stopping":{"anyOf":[{"$ref":"#/components/schemas/EarlyStopping"},{"type":"null"}],"default":null},"epochs":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"evaluation":{"$ref":"#/components/schemas/Evaluation","default":{"every":1,"metrics":null,"unit":"epoch"}},"l1":{"default":0,"type":"number"},"l2":{"default":0,"type":"number"},"precision":{"default":"float32","enum":["float32","float64"],"type":"string"},"seed":{"default":0,"type":"number"}},"type":"object"};
const schema34 = {"properties":{"at":{"type":"number"},"by":{"enum":["global_norm","norm","value"],"type":"string"}},"required":["by","at"],"type":"object"};

function validate96(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.by === undefined) && (missing0 = "by")) || ((data.at === undefined) && (missing0 = "at"))){
validate96.errors = [{}];
return false;
}
else {
if(data.at !== undefined){
const _errs1 = errors;
if(!(typeof data.at == "number")){
validate96.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.by !== undefined){
let data1 = data.by;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate96.errors = [{}];
return false;
}
if(!(((data1 === "global_norm") || (data1 === "norm")) || (data1 === "value"))){
validate96.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate96.errors = [{}];
return false;
}
}
validate96.errors = vErrors;
return errors === 0;
}

const schema35 = {"properties":{"least_gain":{"default":0,"type":"number"},"patience":{"default":10,"type":"number"},"restore_best":{"default":true,"type":"boolean"}},"type":"object"};

function validate98(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.least_gain === undefined){
data.least_gain = 0;
}
if(data.patience === undefined){
data.patience = 10;
}
if(data.restore_best === undefined){
data.restore_best = true;
}
const _errs1 = errors;
if(!(typeof data.least_gain == "number")){
validate98.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs3 = errors;
if(!(typeof data.patience == "number")){
validate98.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
if(valid0){
const _errs5 = errors;
if(typeof data.restore_best !== "boolean"){
validate98.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
}
}
else {
validate98.errors = [{}];
return false;
}
}
validate98.errors = vErrors;
return errors === 0;
}

const schema36 = {"properties":{"every":{"default":1,"type":"number"},"metrics":{"anyOf":[{"items":{"type":"string"},"type":"array"},{"type":"null"}],"default":null},"unit":{"default":"epoch","enum":["epoch","step"],"type":"string"}},"type":"object"};

function validate100(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.every === undefined){
data.every = 1;
}
if(data.metrics === undefined){
data.metrics = null;
}
if(data.unit === undefined){
data.unit = "epoch";
}
const _errs1 = errors;
if(!(typeof data.every == "number")){
validate100.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
let data1 = data.metrics;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data1)){
var valid2 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs7 = errors;
if(typeof data1[i0] !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs9 = errors;
if(data1 !== null){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate100.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
if(valid0){
let data3 = data.unit;
const _errs11 = errors;
if(typeof data3 !== "string"){
validate100.errors = [{}];
return false;
}
if(!((data3 === "epoch") || (data3 === "step"))){
validate100.errors = [{}];
return false;
}
var valid0 = _errs11 === errors;
}
}
}
else {
validate100.errors = [{}];
return false;
}
}
validate100.errors = vErrors;
return errors === 0;
}


function validate95(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.batch_size === undefined){
data.batch_size = 10;
}
if(data.class_weights === undefined){
data.class_weights = null;
}
if(data.clipping === undefined){
data.clipping = null;
}
if(data.early_stopping === undefined){
data.early_stopping = null;
}
if(data.epochs === undefined){
data.epochs = null;
}
if(data.evaluation === undefined){
data.evaluation = {"every":1,"metrics":null,"unit":"epoch"};
}
if(data.l1 === undefined){
data.l1 = 0;
}
if(data.l2 === undefined){
data.l2 = 0;
}
if(data.precision === undefined){
data.precision = "float32";
}
if(data.seed === undefined){
data.seed = 0;
}
const _errs1 = errors;
if(!(typeof data.batch_size == "number")){
validate95.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
let data1 = data.class_weights;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(typeof data1 !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if("balanced" !== data1){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data1)){
var valid2 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs9 = errors;
if(!(typeof data1[i0] == "number")){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid2 = _errs9 === errors;
if(!valid2){
break;
}
}
}
else {
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs11 = errors;
if(data1 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid1 = valid1 || _valid0;
}
}
if(!valid1){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate95.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
if(valid0){
let data3 = data.clipping;
const _errs13 = errors;
const _errs14 = errors;
let valid3 = false;
const _errs15 = errors;
if(!(validate96(data3, {instancePath:instancePath+"/clipping",parentData:data,parentDataProperty:"clipping",rootData}))){
vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors);
errors = vErrors.length;
}
var _valid1 = _errs15 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const _errs16 = errors;
if(data3 !== null){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid1 = _errs16 === errors;
valid3 = valid3 || _valid1;
}
if(!valid3){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate95.errors = vErrors;
return false;
}
else {
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs13 === errors;
if(valid0){
let data4 = data.early_stopping;
const _errs18 = errors;
const _errs19 = errors;
let valid4 = false;
const _errs20 = errors;
if(!(validate98(data4, {instancePath:instancePath+"/early_stopping",parentData:data,parentDataProperty:"early_stopping",rootData}))){
vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors);
errors = vErrors.length;
}
var _valid2 = _errs20 === errors;
valid4 = valid4 || _valid2;
if(!valid4){
const _errs21 = errors;
if(data4 !== null){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid2 = _errs21 === errors;
valid4 = valid4 || _valid2;
}
if(!valid4){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
validate95.errors = vErrors;
return false;
}
else {
errors = _errs19;
if(vErrors !== null){
if(_errs19){
vErrors.length = _errs19;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs18 === errors;
if(valid0){
let data5 = data.epochs;
const _errs23 = errors;
const _errs24 = errors;
let valid5 = false;
const _errs25 = errors;
if(!(typeof data5 == "number")){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid3 = _errs25 === errors;
valid5 = valid5 || _valid3;
if(!valid5){
const _errs27 = errors;
if(data5 !== null){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid3 = _errs27 === errors;
valid5 = valid5 || _valid3;
}
if(!valid5){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
validate95.errors = vErrors;
return false;
}
else {
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs23 === errors;
if(valid0){
const _errs29 = errors;
if(!(validate100(data.evaluation, {instancePath:instancePath+"/evaluation",parentData:data,parentDataProperty:"evaluation",rootData}))){
vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
errors = vErrors.length;
}
var valid0 = _errs29 === errors;
if(valid0){
const _errs30 = errors;
if(!(typeof data.l1 == "number")){
validate95.errors = [{}];
return false;
}
var valid0 = _errs30 === errors;
if(valid0){
const _errs32 = errors;
if(!(typeof data.l2 == "number")){
validate95.errors = [{}];
return false;
}
var valid0 = _errs32 === errors;
if(valid0){
let data9 = data.precision;
const _errs34 = errors;
if(typeof data9 !== "string"){
validate95.errors = [{}];
return false;
}
if(!((data9 === "float32") || (data9 === "float64"))){
validate95.errors = [{}];
return false;
}
var valid0 = _errs34 === errors;
if(valid0){
const _errs36 = errors;
if(!(typeof data.seed == "number")){
validate95.errors = [{}];
return false;
}
var valid0 = _errs36 === errors;
}
}
}
}
}
}
}
}
}
}
else {
validate95.errors = [{}];
return false;
}
}
validate95.errors = vErrors;
return errors === 0;
}


function validate75(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.optimizer === undefined){
data.optimizer = {"config":{},"type":"sgd"};
}
if(data.schedule === undefined){
data.schedule = {"config":{},"type":"constant"};
}
if(data.training === undefined){
data.training = {"batch_size":10,"class_weights":null,"clipping":null,"early_stopping":null,"epochs":null,"evaluation":{"every":1,"metrics":null,"unit":"epoch"},"l1":0,"l2":0,"precision":"float32","seed":0};
}
if(data.version === undefined){
data.version = 2;
}
let missing0;
if((((data.network === undefined) && (missing0 = "network")) || ((data.data === undefined) && (missing0 = "data"))) || ((data.objectives === undefined) && (missing0 = "objectives"))){
validate75.errors = [{}];
return false;
}
else {
if(data.data !== undefined){
const _errs1 = errors;
if(!(validate76(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.network !== undefined){
const _errs2 = errors;
if(!(validate85(data.network, {instancePath:instancePath+"/network",parentData:data,parentDataProperty:"network",rootData}))){
vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.objectives !== undefined){
let data2 = data.objectives;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
if(data2.length < 1){
validate75.errors = [{}];
return false;
}
else {
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate90(data2[i0], {instancePath:instancePath+"/objectives/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate90.errors : vErrors.concat(validate90.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate75.errors = [{}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs6 = errors;
if(!(validate77(data.optimizer, {instancePath:instancePath+"/optimizer",parentData:data,parentDataProperty:"optimizer",rootData}))){
vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
if(valid0){
const _errs7 = errors;
if(!(validate77(data.schedule, {instancePath:instancePath+"/schedule",parentData:data,parentDataProperty:"schedule",rootData}))){
vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
if(valid0){
const _errs8 = errors;
if(!(validate95(data.training, {instancePath:instancePath+"/training",parentData:data,parentDataProperty:"training",rootData}))){
vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors);
errors = vErrors.length;
}
var valid0 = _errs8 === errors;
if(valid0){
let data7 = data.version;
const _errs9 = errors;
if(!(typeof data7 == "number")){
validate75.errors = [{}];
return false;
}
if(2 !== data7){
validate75.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
}
}
}
}
}
}
}
else {
validate75.errors = [{}];
return false;
}
}
validate75.errors = vErrors;
return errors === 0;
}


function validate70(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((data.id === undefined) && (missing0 = "id")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.spec === undefined) && (missing0 = "spec"))) || ((data.spec_hash === undefined) && (missing0 = "spec_hash"))) || ((data.weights === undefined) && (missing0 = "weights"))) || ((data.steps_per_second === undefined) && (missing0 = "steps_per_second"))) || ((data.runs === undefined) && (missing0 = "runs"))){
validate70.errors = [{}];
return false;
}
else {
if(data.id !== undefined){
const _errs1 = errors;
if(typeof data.id !== "string"){
validate70.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.runs !== undefined){
let data1 = data.runs;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data1)){
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate71(data1[i0], {instancePath:instancePath+"/runs/" + i0,parentData:data1,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate71.errors : vErrors.concat(validate71.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate70.errors = [{}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
const _errs6 = errors;
if(!(validate75(data.spec, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec_hash !== undefined){
let data4 = data.spec_hash;
const _errs7 = errors;
const _errs8 = errors;
let valid2 = false;
const _errs9 = errors;
if(typeof data4 !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs11 = errors;
if(data4 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate70.errors = vErrors;
return false;
}
else {
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.steps_per_second !== undefined){
let data5 = data.steps_per_second;
const _errs13 = errors;
const _errs14 = errors;
let valid3 = false;
const _errs15 = errors;
if(!(typeof data5 == "number")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs15 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const _errs17 = errors;
if(data5 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs17 === errors;
valid3 = valid3 || _valid1;
}
if(!valid3){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate70.errors = vErrors;
return false;
}
else {
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs19 = errors;
if(typeof data.summary !== "string"){
validate70.errors = [{}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs21 = errors;
if(typeof data.title !== "string"){
validate70.errors = [{}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.weights !== undefined){
const _errs23 = errors;
if(!(typeof data.weights == "number")){
validate70.errors = [{}];
return false;
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate70.errors = [{}];
return false;
}
}
validate70.errors = vErrors;
return errors === 0;
}

const schema37 = {"properties":{"activation":{"type":"boolean"},"can_die":{"type":"boolean"},"category":{"type":"string"},"config_schema":{"$ref":"#/components/schemas/SettingsSchema"},"curve":{"anyOf":[{"items":{"maxItems":2,"minItems":2,"items":[{"type":"number"},{"type":"number"}],"type":"array","additionalItems":false},"type":"array"},{"type":"null"}]},"defaults":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"folds_into":{"items":{"type":"string"},"type":"array"},"formula":{"type":"string"},"has_weights":{"type":"boolean"},"inputs":{"items":{"$ref":"#/components/schemas/PortEntry"},"type":"array"},"live":{"items":{"type":"string"},"type":"array"},"saturation":{"anyOf":[{"maxItems":2,"minItems":2,"items":[{"type":"number"},{"type":"number"}],"type":"array","additionalItems":false},{"type":"null"}]},"source":{"type":"string"},"summary":{"type":"string"},"symbol":{"type":"string"},"title":{"type":"string"},"type":{"type":"string"},"version":{"type":"number"}},"required":["type","title","summary","formula","source","version","config_schema","defaults","live","category","inputs","activation","symbol","curve","can_die","has_weights","saturation","folds_into"],"type":"object"};
const schema38 = {"properties":{"many":{"type":"boolean"},"name":{"type":"string"},"title":{"type":"string"}},"required":["name","many","title"],"type":"object"};

function validate108(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.name === undefined) && (missing0 = "name")) || ((data.many === undefined) && (missing0 = "many"))) || ((data.title === undefined) && (missing0 = "title"))){
validate108.errors = [{}];
return false;
}
else {
if(data.many !== undefined){
const _errs1 = errors;
if(typeof data.many !== "boolean"){
validate108.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs3 = errors;
if(typeof data.name !== "string"){
validate108.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs5 = errors;
if(typeof data.title !== "string"){
validate108.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate108.errors = [{}];
return false;
}
}
validate108.errors = vErrors;
return errors === 0;
}


function validate105(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.formula === undefined) && (missing0 = "formula"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.config_schema === undefined) && (missing0 = "config_schema"))) || ((data.defaults === undefined) && (missing0 = "defaults"))) || ((data.live === undefined) && (missing0 = "live"))) || ((data.category === undefined) && (missing0 = "category"))) || ((data.inputs === undefined) && (missing0 = "inputs"))) || ((data.activation === undefined) && (missing0 = "activation"))) || ((data.symbol === undefined) && (missing0 = "symbol"))) || ((data.curve === undefined) && (missing0 = "curve"))) || ((data.can_die === undefined) && (missing0 = "can_die"))) || ((data.has_weights === undefined) && (missing0 = "has_weights"))) || ((data.saturation === undefined) && (missing0 = "saturation"))) || ((data.folds_into === undefined) && (missing0 = "folds_into"))){
validate105.errors = [{}];
return false;
}
else {
if(data.activation !== undefined){
const _errs1 = errors;
if(typeof data.activation !== "boolean"){
validate105.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.can_die !== undefined){
const _errs3 = errors;
if(typeof data.can_die !== "boolean"){
validate105.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.category !== undefined){
const _errs5 = errors;
if(typeof data.category !== "string"){
validate105.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.config_schema !== undefined){
const _errs7 = errors;
if(!(validate25(data.config_schema, {instancePath:instancePath+"/config_schema",parentData:data,parentDataProperty:"config_schema",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.curve !== undefined){
let data4 = data.curve;
const _errs8 = errors;
const _errs9 = errors;
let valid1 = false;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data4)){
var valid2 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data5)){
if(data5.length > 2){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data5.length < 2){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
const len1 = data5.length;
if(!(len1 <= 2)){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
const len2 = data5.length;
if(len2 > 0){
const _errs14 = errors;
if(!(typeof data5[0] == "number")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid3 = _errs14 === errors;
}
if(valid3){
if(len2 > 1){
const _errs16 = errors;
if(!(typeof data5[1] == "number")){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid3 = _errs16 === errors;
}
}
}
}
}
}
else {
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var valid2 = _errs12 === errors;
if(!valid2){
break;
}
}
}
else {
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var _valid0 = _errs10 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs18 = errors;
if(data4 !== null){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid0 = _errs18 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
validate105.errors = vErrors;
return false;
}
else {
errors = _errs9;
if(vErrors !== null){
if(_errs9){
vErrors.length = _errs9;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.defaults !== undefined){
let data8 = data.defaults;
const _errs20 = errors;
if(errors === _errs20){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key0 in data8){
const _errs23 = errors;
if(!(validate27(data8[key0], {instancePath:instancePath+"/defaults/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data8,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid4 = _errs23 === errors;
if(!valid4){
break;
}
}
}
else {
validate105.errors = [{}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.folds_into !== undefined){
let data10 = data.folds_into;
const _errs24 = errors;
if(errors === _errs24){
if(Array.isArray(data10)){
var valid5 = true;
const len3 = data10.length;
for(let i1=0; i1<len3; i1++){
const _errs26 = errors;
if(typeof data10[i1] !== "string"){
validate105.errors = [{}];
return false;
}
var valid5 = _errs26 === errors;
if(!valid5){
break;
}
}
}
else {
validate105.errors = [{}];
return false;
}
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.formula !== undefined){
const _errs28 = errors;
if(typeof data.formula !== "string"){
validate105.errors = [{}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.has_weights !== undefined){
const _errs30 = errors;
if(typeof data.has_weights !== "boolean"){
validate105.errors = [{}];
return false;
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inputs !== undefined){
let data14 = data.inputs;
const _errs32 = errors;
if(errors === _errs32){
if(Array.isArray(data14)){
var valid6 = true;
const len4 = data14.length;
for(let i2=0; i2<len4; i2++){
const _errs34 = errors;
if(!(validate108(data14[i2], {instancePath:instancePath+"/inputs/" + i2,parentData:data14,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
errors = vErrors.length;
}
var valid6 = _errs34 === errors;
if(!valid6){
break;
}
}
}
else {
validate105.errors = [{}];
return false;
}
}
var valid0 = _errs32 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.live !== undefined){
let data16 = data.live;
const _errs35 = errors;
if(errors === _errs35){
if(Array.isArray(data16)){
var valid7 = true;
const len5 = data16.length;
for(let i3=0; i3<len5; i3++){
const _errs37 = errors;
if(typeof data16[i3] !== "string"){
validate105.errors = [{}];
return false;
}
var valid7 = _errs37 === errors;
if(!valid7){
break;
}
}
}
else {
validate105.errors = [{}];
return false;
}
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.saturation !== undefined){
let data18 = data.saturation;
const _errs39 = errors;
const _errs40 = errors;
let valid8 = false;
const _errs41 = errors;
if(errors === _errs41){
if(Array.isArray(data18)){
if(data18.length > 2){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
if(data18.length < 2){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
else {
const len6 = data18.length;
if(!(len6 <= 2)){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
else {
const len7 = data18.length;
if(len7 > 0){
const _errs43 = errors;
if(!(typeof data18[0] == "number")){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var valid9 = _errs43 === errors;
}
if(valid9){
if(len7 > 1){
const _errs45 = errors;
if(!(typeof data18[1] == "number")){
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var valid9 = _errs45 === errors;
}
}
}
}
}
}
else {
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
var _valid1 = _errs41 === errors;
valid8 = valid8 || _valid1;
if(!valid8){
const _errs47 = errors;
if(data18 !== null){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid1 = _errs47 === errors;
valid8 = valid8 || _valid1;
}
if(!valid8){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
validate105.errors = vErrors;
return false;
}
else {
errors = _errs40;
if(vErrors !== null){
if(_errs40){
vErrors.length = _errs40;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs39 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs49 = errors;
if(typeof data.source !== "string"){
validate105.errors = [{}];
return false;
}
var valid0 = _errs49 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs51 = errors;
if(typeof data.summary !== "string"){
validate105.errors = [{}];
return false;
}
var valid0 = _errs51 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.symbol !== undefined){
const _errs53 = errors;
if(typeof data.symbol !== "string"){
validate105.errors = [{}];
return false;
}
var valid0 = _errs53 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs55 = errors;
if(typeof data.title !== "string"){
validate105.errors = [{}];
return false;
}
var valid0 = _errs55 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs57 = errors;
if(typeof data.type !== "string"){
validate105.errors = [{}];
return false;
}
var valid0 = _errs57 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs59 = errors;
if(!(typeof data.version == "number")){
validate105.errors = [{}];
return false;
}
var valid0 = _errs59 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate105.errors = [{}];
return false;
}
}
validate105.errors = vErrors;
return errors === 0;
}

const schema39 = {"properties":{"config_schema":{"$ref":"#/components/schemas/SettingsSchema"},"defaults":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"formula":{"type":"string"},"live":{"items":{"type":"string"},"type":"array"},"logits":{"type":"boolean"},"positions":{"type":"boolean"},"source":{"type":"string"},"summary":{"type":"string"},"targets":{"items":{"enum":["label","one_hot","value","input","none"],"type":"string"},"type":"array"},"task":{"enum":["classification","regression"],"type":"string"},"title":{"type":"string"},"type":{"type":"string"},"unit_interval_targets":{"type":"boolean"},"version":{"type":"number"}},"required":["type","title","summary","formula","source","version","config_schema","defaults","live","targets","logits","task","unit_interval_targets","positions"],"type":"object"};

function validate111(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.formula === undefined) && (missing0 = "formula"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.config_schema === undefined) && (missing0 = "config_schema"))) || ((data.defaults === undefined) && (missing0 = "defaults"))) || ((data.live === undefined) && (missing0 = "live"))) || ((data.targets === undefined) && (missing0 = "targets"))) || ((data.logits === undefined) && (missing0 = "logits"))) || ((data.task === undefined) && (missing0 = "task"))) || ((data.unit_interval_targets === undefined) && (missing0 = "unit_interval_targets"))) || ((data.positions === undefined) && (missing0 = "positions"))){
validate111.errors = [{}];
return false;
}
else {
if(data.config_schema !== undefined){
const _errs1 = errors;
if(!(validate25(data.config_schema, {instancePath:instancePath+"/config_schema",parentData:data,parentDataProperty:"config_schema",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.defaults !== undefined){
let data1 = data.defaults;
const _errs2 = errors;
if(errors === _errs2){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
const _errs5 = errors;
if(!(validate27(data1[key0], {instancePath:instancePath+"/defaults/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data1,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate111.errors = [{}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.formula !== undefined){
const _errs6 = errors;
if(typeof data.formula !== "string"){
validate111.errors = [{}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.live !== undefined){
let data4 = data.live;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data4)){
var valid2 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs10 = errors;
if(typeof data4[i0] !== "string"){
validate111.errors = [{}];
return false;
}
var valid2 = _errs10 === errors;
if(!valid2){
break;
}
}
}
else {
validate111.errors = [{}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.logits !== undefined){
const _errs12 = errors;
if(typeof data.logits !== "boolean"){
validate111.errors = [{}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.positions !== undefined){
const _errs14 = errors;
if(typeof data.positions !== "boolean"){
validate111.errors = [{}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs16 = errors;
if(typeof data.source !== "string"){
validate111.errors = [{}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs18 = errors;
if(typeof data.summary !== "string"){
validate111.errors = [{}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.targets !== undefined){
let data10 = data.targets;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data10)){
var valid3 = true;
const len1 = data10.length;
for(let i1=0; i1<len1; i1++){
let data11 = data10[i1];
const _errs22 = errors;
if(typeof data11 !== "string"){
validate111.errors = [{}];
return false;
}
if(!(((((data11 === "label") || (data11 === "one_hot")) || (data11 === "value")) || (data11 === "input")) || (data11 === "none"))){
validate111.errors = [{}];
return false;
}
var valid3 = _errs22 === errors;
if(!valid3){
break;
}
}
}
else {
validate111.errors = [{}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.task !== undefined){
let data12 = data.task;
const _errs24 = errors;
if(typeof data12 !== "string"){
validate111.errors = [{}];
return false;
}
if(!((data12 === "classification") || (data12 === "regression"))){
validate111.errors = [{}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs26 = errors;
if(typeof data.title !== "string"){
validate111.errors = [{}];
return false;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs28 = errors;
if(typeof data.type !== "string"){
validate111.errors = [{}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unit_interval_targets !== undefined){
const _errs30 = errors;
if(typeof data.unit_interval_targets !== "boolean"){
validate111.errors = [{}];
return false;
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs32 = errors;
if(!(typeof data.version == "number")){
validate111.errors = [{}];
return false;
}
var valid0 = _errs32 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate111.errors = [{}];
return false;
}
}
validate111.errors = vErrors;
return errors === 0;
}

const schema40 = {"properties":{"formula":{"type":"string"},"least_classes":{"type":"number"},"single":{"type":"boolean"},"source":{"type":"string"},"summary":{"type":"string"},"task":{"anyOf":[{"enum":["classification","regression"],"type":"string"},{"const":"any","type":"string"}]},"title":{"type":"string"},"type":{"type":"string"},"values_only":{"type":"boolean"}},"required":["type","title","summary","formula","source","task","least_classes","single","values_only"],"type":"object"};

function validate115(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.formula === undefined) && (missing0 = "formula"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.task === undefined) && (missing0 = "task"))) || ((data.least_classes === undefined) && (missing0 = "least_classes"))) || ((data.single === undefined) && (missing0 = "single"))) || ((data.values_only === undefined) && (missing0 = "values_only"))){
validate115.errors = [{}];
return false;
}
else {
if(data.formula !== undefined){
const _errs1 = errors;
if(typeof data.formula !== "string"){
validate115.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.least_classes !== undefined){
const _errs3 = errors;
if(!(typeof data.least_classes == "number")){
validate115.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.single !== undefined){
const _errs5 = errors;
if(typeof data.single !== "boolean"){
validate115.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs7 = errors;
if(typeof data.source !== "string"){
validate115.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs9 = errors;
if(typeof data.summary !== "string"){
validate115.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.task !== undefined){
let data5 = data.task;
const _errs11 = errors;
const _errs12 = errors;
let valid1 = false;
const _errs13 = errors;
if(typeof data5 !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((data5 === "classification") || (data5 === "regression"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs13 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs15 = errors;
if(typeof data5 !== "string"){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if("any" !== data5){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs15 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate115.errors = vErrors;
return false;
}
else {
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs17 = errors;
if(typeof data.title !== "string"){
validate115.errors = [{}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs19 = errors;
if(typeof data.type !== "string"){
validate115.errors = [{}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.values_only !== undefined){
const _errs21 = errors;
if(typeof data.values_only !== "boolean"){
validate115.errors = [{}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate115.errors = [{}];
return false;
}
}
validate115.errors = vErrors;
return errors === 0;
}

const schema41 = {"properties":{"config_schema":{"$ref":"#/components/schemas/SettingsSchema"},"defaults":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"formula":{"type":"string"},"full_batch":{"type":"boolean"},"live":{"items":{"type":"string"},"type":"array"},"most_weights":{"anyOf":[{"type":"number"},{"type":"null"}]},"source":{"type":"string"},"summary":{"type":"string"},"title":{"type":"string"},"type":{"type":"string"},"version":{"type":"number"}},"required":["type","title","summary","formula","source","version","config_schema","defaults","live","full_batch","most_weights"],"type":"object"};

function validate117(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.formula === undefined) && (missing0 = "formula"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.config_schema === undefined) && (missing0 = "config_schema"))) || ((data.defaults === undefined) && (missing0 = "defaults"))) || ((data.live === undefined) && (missing0 = "live"))) || ((data.full_batch === undefined) && (missing0 = "full_batch"))) || ((data.most_weights === undefined) && (missing0 = "most_weights"))){
validate117.errors = [{}];
return false;
}
else {
if(data.config_schema !== undefined){
const _errs1 = errors;
if(!(validate25(data.config_schema, {instancePath:instancePath+"/config_schema",parentData:data,parentDataProperty:"config_schema",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.defaults !== undefined){
let data1 = data.defaults;
const _errs2 = errors;
if(errors === _errs2){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
const _errs5 = errors;
if(!(validate27(data1[key0], {instancePath:instancePath+"/defaults/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data1,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate117.errors = [{}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.formula !== undefined){
const _errs6 = errors;
if(typeof data.formula !== "string"){
validate117.errors = [{}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.full_batch !== undefined){
const _errs8 = errors;
if(typeof data.full_batch !== "boolean"){
validate117.errors = [{}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.live !== undefined){
let data5 = data.live;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data5)){
var valid2 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
const _errs12 = errors;
if(typeof data5[i0] !== "string"){
validate117.errors = [{}];
return false;
}
var valid2 = _errs12 === errors;
if(!valid2){
break;
}
}
}
else {
validate117.errors = [{}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.most_weights !== undefined){
let data7 = data.most_weights;
const _errs14 = errors;
const _errs15 = errors;
let valid3 = false;
const _errs16 = errors;
if(!(typeof data7 == "number")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs16 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const _errs18 = errors;
if(data7 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs18 === errors;
valid3 = valid3 || _valid0;
}
if(!valid3){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate117.errors = vErrors;
return false;
}
else {
errors = _errs15;
if(vErrors !== null){
if(_errs15){
vErrors.length = _errs15;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs20 = errors;
if(typeof data.source !== "string"){
validate117.errors = [{}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs22 = errors;
if(typeof data.summary !== "string"){
validate117.errors = [{}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs24 = errors;
if(typeof data.title !== "string"){
validate117.errors = [{}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs26 = errors;
if(typeof data.type !== "string"){
validate117.errors = [{}];
return false;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs28 = errors;
if(!(typeof data.version == "number")){
validate117.errors = [{}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate117.errors = [{}];
return false;
}
}
validate117.errors = vErrors;
return errors === 0;
}

const schema42 = {"properties":{"summary":{"type":"string"},"title":{"type":"string"},"type":{"type":"string"},"validation_only":{"type":"boolean"}},"required":["type","title","summary","validation_only"],"type":"object"};

function validate123(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.validation_only === undefined) && (missing0 = "validation_only"))){
validate123.errors = [{}];
return false;
}
else {
if(data.summary !== undefined){
const _errs1 = errors;
if(typeof data.summary !== "string"){
validate123.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs3 = errors;
if(typeof data.title !== "string"){
validate123.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs5 = errors;
if(typeof data.type !== "string"){
validate123.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.validation_only !== undefined){
const _errs7 = errors;
if(typeof data.validation_only !== "boolean"){
validate123.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate123.errors = [{}];
return false;
}
}
validate123.errors = vErrors;
return errors === 0;
}

const schema43 = {"properties":{"source":{"type":"string"},"summary":{"type":"string"},"title":{"type":"string"},"top5_error":{"anyOf":[{"type":"number"},{"type":"null"}]},"top5_source":{"anyOf":[{"type":"string"},{"type":"null"}]},"type":{"type":"string"},"year":{"type":"number"}},"required":["type","title","summary","year","source","top5_error","top5_source"],"type":"object"};

function validate125(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.type === undefined) && (missing0 = "type")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.year === undefined) && (missing0 = "year"))) || ((data.source === undefined) && (missing0 = "source"))) || ((data.top5_error === undefined) && (missing0 = "top5_error"))) || ((data.top5_source === undefined) && (missing0 = "top5_source"))){
validate125.errors = [{}];
return false;
}
else {
if(data.source !== undefined){
const _errs1 = errors;
if(typeof data.source !== "string"){
validate125.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs3 = errors;
if(typeof data.summary !== "string"){
validate125.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs5 = errors;
if(typeof data.title !== "string"){
validate125.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.top5_error !== undefined){
let data3 = data.top5_error;
const _errs7 = errors;
const _errs8 = errors;
let valid1 = false;
const _errs9 = errors;
if(!(typeof data3 == "number")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs11 = errors;
if(data3 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate125.errors = vErrors;
return false;
}
else {
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.top5_source !== undefined){
let data4 = data.top5_source;
const _errs13 = errors;
const _errs14 = errors;
let valid2 = false;
const _errs15 = errors;
if(typeof data4 !== "string"){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs15 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs17 = errors;
if(data4 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs17 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate125.errors = vErrors;
return false;
}
else {
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs19 = errors;
if(typeof data.type !== "string"){
validate125.errors = [{}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.year !== undefined){
const _errs21 = errors;
if(!(typeof data.year == "number")){
validate125.errors = [{}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate125.errors = [{}];
return false;
}
}
validate125.errors = vErrors;
return errors === 0;
}


function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((((((((((data.version === undefined) && (missing0 = "version")) || ((data.layers === undefined) && (missing0 = "layers"))) || ((data.groups === undefined) && (missing0 = "groups"))) || ((data.losses === undefined) && (missing0 = "losses"))) || ((data.optimizers === undefined) && (missing0 = "optimizers"))) || ((data.schedules === undefined) && (missing0 = "schedules"))) || ((data.initializers === undefined) && (missing0 = "initializers"))) || ((data.datasets === undefined) && (missing0 = "datasets"))) || ((data.preprocessing === undefined) && (missing0 = "preprocessing"))) || ((data.augmentations === undefined) && (missing0 = "augmentations"))) || ((data.baselines === undefined) && (missing0 = "baselines"))) || ((data.metrics === undefined) && (missing0 = "metrics"))) || ((data.views === undefined) && (missing0 = "views"))) || ((data.findings === undefined) && (missing0 = "findings"))) || ((data.labs === undefined) && (missing0 = "labs"))) || ((data.zoo === undefined) && (missing0 = "zoo"))) || ((data.live_paths === undefined) && (missing0 = "live_paths"))) || ((data.limits === undefined) && (missing0 = "limits"))){
validate23.errors = [{}];
return false;
}
else {
if(data.augmentations !== undefined){
let data0 = data.augmentations;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate24(data0[i0], {instancePath:instancePath+"/augmentations/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.baselines !== undefined){
let data2 = data.baselines;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data2)){
var valid2 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
const _errs6 = errors;
if(!(validate38(data2[i1], {instancePath:instancePath+"/baselines/" + i1,parentData:data2,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid2 = _errs6 === errors;
if(!valid2){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.datasets !== undefined){
let data4 = data.datasets;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data4)){
var valid3 = true;
const len2 = data4.length;
for(let i2=0; i2<len2; i2++){
const _errs9 = errors;
if(!(validate42(data4[i2], {instancePath:instancePath+"/datasets/" + i2,parentData:data4,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
var valid3 = _errs9 === errors;
if(!valid3){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.findings !== undefined){
let data6 = data.findings;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data6)){
var valid4 = true;
const len3 = data6.length;
for(let i3=0; i3<len3; i3++){
const _errs12 = errors;
if(!(validate46(data6[i3], {instancePath:instancePath+"/findings/" + i3,parentData:data6,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
errors = vErrors.length;
}
var valid4 = _errs12 === errors;
if(!valid4){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.groups !== undefined){
let data8 = data.groups;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data8)){
var valid5 = true;
const len4 = data8.length;
for(let i4=0; i4<len4; i4++){
const _errs15 = errors;
if(!(validate50(data8[i4], {instancePath:instancePath+"/groups/" + i4,parentData:data8,parentDataProperty:i4,rootData}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
var valid5 = _errs15 === errors;
if(!valid5){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.initializers !== undefined){
let data10 = data.initializers;
const _errs16 = errors;
if(errors === _errs16){
if(Array.isArray(data10)){
var valid6 = true;
const len5 = data10.length;
for(let i5=0; i5<len5; i5++){
const _errs18 = errors;
if(!(validate66(data10[i5], {instancePath:instancePath+"/initializers/" + i5,parentData:data10,parentDataProperty:i5,rootData}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
var valid6 = _errs18 === errors;
if(!valid6){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.labs !== undefined){
let data12 = data.labs;
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data12)){
var valid7 = true;
const len6 = data12.length;
for(let i6=0; i6<len6; i6++){
const _errs21 = errors;
if(!(validate70(data12[i6], {instancePath:instancePath+"/labs/" + i6,parentData:data12,parentDataProperty:i6,rootData}))){
vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors);
errors = vErrors.length;
}
var valid7 = _errs21 === errors;
if(!valid7){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.layers !== undefined){
let data14 = data.layers;
const _errs22 = errors;
if(errors === _errs22){
if(Array.isArray(data14)){
var valid8 = true;
const len7 = data14.length;
for(let i7=0; i7<len7; i7++){
const _errs24 = errors;
if(!(validate105(data14[i7], {instancePath:instancePath+"/layers/" + i7,parentData:data14,parentDataProperty:i7,rootData}))){
vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors);
errors = vErrors.length;
}
var valid8 = _errs24 === errors;
if(!valid8){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limits !== undefined){
let data16 = data.limits;
const _errs25 = errors;
if(errors === _errs25){
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key0 in data16){
const _errs28 = errors;
if(!(typeof data16[key0] == "number")){
validate23.errors = [{}];
return false;
}
var valid9 = _errs28 === errors;
if(!valid9){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.live_paths !== undefined){
let data18 = data.live_paths;
const _errs30 = errors;
if(errors === _errs30){
if(Array.isArray(data18)){
var valid10 = true;
const len8 = data18.length;
for(let i8=0; i8<len8; i8++){
const _errs32 = errors;
if(typeof data18[i8] !== "string"){
validate23.errors = [{}];
return false;
}
var valid10 = _errs32 === errors;
if(!valid10){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.losses !== undefined){
let data20 = data.losses;
const _errs34 = errors;
if(errors === _errs34){
if(Array.isArray(data20)){
var valid11 = true;
const len9 = data20.length;
for(let i9=0; i9<len9; i9++){
const _errs36 = errors;
if(!(validate111(data20[i9], {instancePath:instancePath+"/losses/" + i9,parentData:data20,parentDataProperty:i9,rootData}))){
vErrors = vErrors === null ? validate111.errors : vErrors.concat(validate111.errors);
errors = vErrors.length;
}
var valid11 = _errs36 === errors;
if(!valid11){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metrics !== undefined){
let data22 = data.metrics;
const _errs37 = errors;
if(errors === _errs37){
if(Array.isArray(data22)){
var valid12 = true;
const len10 = data22.length;
for(let i10=0; i10<len10; i10++){
const _errs39 = errors;
if(!(validate115(data22[i10], {instancePath:instancePath+"/metrics/" + i10,parentData:data22,parentDataProperty:i10,rootData}))){
vErrors = vErrors === null ? validate115.errors : vErrors.concat(validate115.errors);
errors = vErrors.length;
}
var valid12 = _errs39 === errors;
if(!valid12){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.optimizers !== undefined){
let data24 = data.optimizers;
const _errs40 = errors;
if(errors === _errs40){
if(Array.isArray(data24)){
var valid13 = true;
const len11 = data24.length;
for(let i11=0; i11<len11; i11++){
const _errs42 = errors;
if(!(validate117(data24[i11], {instancePath:instancePath+"/optimizers/" + i11,parentData:data24,parentDataProperty:i11,rootData}))){
vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors);
errors = vErrors.length;
}
var valid13 = _errs42 === errors;
if(!valid13){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.preprocessing !== undefined){
let data26 = data.preprocessing;
const _errs43 = errors;
if(errors === _errs43){
if(Array.isArray(data26)){
var valid14 = true;
const len12 = data26.length;
for(let i12=0; i12<len12; i12++){
const _errs45 = errors;
if(!(validate66(data26[i12], {instancePath:instancePath+"/preprocessing/" + i12,parentData:data26,parentDataProperty:i12,rootData}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
var valid14 = _errs45 === errors;
if(!valid14){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs43 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.schedules !== undefined){
let data28 = data.schedules;
const _errs46 = errors;
if(errors === _errs46){
if(Array.isArray(data28)){
var valid15 = true;
const len13 = data28.length;
for(let i13=0; i13<len13; i13++){
const _errs48 = errors;
if(!(validate66(data28[i13], {instancePath:instancePath+"/schedules/" + i13,parentData:data28,parentDataProperty:i13,rootData}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
var valid15 = _errs48 === errors;
if(!valid15){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs46 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs49 = errors;
if(typeof data.version !== "string"){
validate23.errors = [{}];
return false;
}
var valid0 = _errs49 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.views !== undefined){
let data31 = data.views;
const _errs51 = errors;
if(errors === _errs51){
if(Array.isArray(data31)){
var valid16 = true;
const len14 = data31.length;
for(let i14=0; i14<len14; i14++){
const _errs53 = errors;
if(!(validate123(data31[i14], {instancePath:instancePath+"/views/" + i14,parentData:data31,parentDataProperty:i14,rootData}))){
vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
errors = vErrors.length;
}
var valid16 = _errs53 === errors;
if(!valid16){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs51 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.zoo !== undefined){
let data33 = data.zoo;
const _errs54 = errors;
if(errors === _errs54){
if(Array.isArray(data33)){
var valid17 = true;
const len15 = data33.length;
for(let i15=0; i15<len15; i15++){
const _errs56 = errors;
if(!(validate125(data33[i15], {instancePath:instancePath+"/zoo/" + i15,parentData:data33,parentDataProperty:i15,rootData}))){
vErrors = vErrors === null ? validate125.errors : vErrors.concat(validate125.errors);
errors = vErrors.length;
}
var valid17 = _errs56 === errors;
if(!valid17){
break;
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
var valid0 = _errs54 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate23.errors = [{}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isCatalog" */;
let vErrors = null;
let errors = 0;
if(!(validate23(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
validate21.errors = vErrors;
return errors === 0;
}

export const isCheckResponse = validate128;
const schema44 = {"$id":"isCheckResponse","$ref":"api#/components/schemas/CheckResponse"};
const schema45 = {"properties":{"inner":{"items":{"$ref":"#/components/schemas/NodeCheck"},"type":"array"},"memory_bytes":{"type":"number"},"nodes":{"items":{"$ref":"#/components/schemas/NodeCheck"},"type":"array"},"ok":{"type":"boolean"},"operations":{"type":"number"},"problems":{"items":{"$ref":"#/components/schemas/Problem"},"type":"array"},"spec":{"anyOf":[{"$ref":"#/components/schemas/ExperimentSpec"},{"type":"null"}]},"spec_hash":{"anyOf":[{"type":"string"},{"type":"null"}]},"steps_per_epoch":{"anyOf":[{"type":"number"},{"type":"null"}]},"training_size":{"anyOf":[{"type":"number"},{"type":"null"}]},"warnings":{"items":{"$ref":"#/components/schemas/Problem"},"type":"array"},"weights":{"type":"number"}},"required":["ok","problems","warnings","nodes","inner","weights","operations","memory_bytes","steps_per_epoch","training_size","spec_hash"],"type":"object"};
const schema46 = {"properties":{"node_id":{"type":"string"},"operations":{"type":"number"},"output_shape":{"anyOf":[{"items":{"type":"number"},"type":"array"},{"type":"null"}]},"receptive_field":{"anyOf":[{"items":{"type":"number"},"type":"array"},{"type":"null"}]},"weights":{"type":"number"}},"required":["node_id","output_shape","weights","operations"],"type":"object"};

function validate130(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.node_id === undefined) && (missing0 = "node_id")) || ((data.output_shape === undefined) && (missing0 = "output_shape"))) || ((data.weights === undefined) && (missing0 = "weights"))) || ((data.operations === undefined) && (missing0 = "operations"))){
validate130.errors = [{}];
return false;
}
else {
if(data.node_id !== undefined){
const _errs1 = errors;
if(typeof data.node_id !== "string"){
validate130.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operations !== undefined){
const _errs3 = errors;
if(!(typeof data.operations == "number")){
validate130.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.output_shape !== undefined){
let data2 = data.output_shape;
const _errs5 = errors;
const _errs6 = errors;
let valid1 = false;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data2)){
var valid2 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs9 = errors;
if(!(typeof data2[i0] == "number")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var valid2 = _errs9 === errors;
if(!valid2){
break;
}
}
}
else {
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs11 = errors;
if(data2 !== null){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate130.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.receptive_field !== undefined){
let data4 = data.receptive_field;
const _errs13 = errors;
const _errs14 = errors;
let valid3 = false;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data4)){
var valid4 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs17 = errors;
if(!(typeof data4[i1] == "number")){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid4 = _errs17 === errors;
if(!valid4){
break;
}
}
}
else {
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid1 = _errs15 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const _errs19 = errors;
if(data4 !== null){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid1 = _errs19 === errors;
valid3 = valid3 || _valid1;
}
if(!valid3){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate130.errors = vErrors;
return false;
}
else {
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.weights !== undefined){
const _errs21 = errors;
if(!(typeof data.weights == "number")){
validate130.errors = [{}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate130.errors = [{}];
return false;
}
}
validate130.errors = vErrors;
return errors === 0;
}

const schema47 = {"properties":{"advice":{"anyOf":[{"$ref":"#/components/schemas/Advice"},{"type":"null"}],"default":null},"code":{"type":"string"},"expected":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"fix":{"default":[],"items":{"discriminator":{"propertyName":"type"},"oneOf":[{"$ref":"#/components/schemas/SetValue"},{"$ref":"#/components/schemas/RemovePart"},{"$ref":"#/components/schemas/InsertNode"}],"type":"object"},"type":"array"},"got":{"$ref":"#/components/schemas/JsonValue","default":null},"hint":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"message":{"type":"string"},"node_id":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"path":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null}},"required":["code","message"],"type":"object"};
const schema48 = {"properties":{"code":{"type":"string"},"layer":{"type":"string"},"nodes":{"items":{"type":"string"},"type":"array"},"settings":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"}},"required":["code","nodes","layer"],"type":"object"};

function validate134(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.code === undefined) && (missing0 = "code")) || ((data.nodes === undefined) && (missing0 = "nodes"))) || ((data.layer === undefined) && (missing0 = "layer"))){
validate134.errors = [{}];
return false;
}
else {
if(data.code !== undefined){
const _errs1 = errors;
if(typeof data.code !== "string"){
validate134.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.layer !== undefined){
const _errs3 = errors;
if(typeof data.layer !== "string"){
validate134.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nodes !== undefined){
let data2 = data.nodes;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs7 = errors;
if(typeof data2[i0] !== "string"){
validate134.errors = [{}];
return false;
}
var valid1 = _errs7 === errors;
if(!valid1){
break;
}
}
}
else {
validate134.errors = [{}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.settings !== undefined){
let data4 = data.settings;
const _errs9 = errors;
if(errors === _errs9){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key0 in data4){
const _errs12 = errors;
if(!(validate27(data4[key0], {instancePath:instancePath+"/settings/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data4,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid2 = _errs12 === errors;
if(!valid2){
break;
}
}
}
else {
validate134.errors = [{}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate134.errors = [{}];
return false;
}
}
validate134.errors = vErrors;
return errors === 0;
}

const schema49 = {"properties":{"path":{"type":"string"},"type":{"const":"set","type":"string"},"value":{"$ref":"#/components/schemas/JsonValue"}},"required":["path","value","type"],"type":"object"};

function validate137(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.path === undefined) && (missing0 = "path")) || ((data.value === undefined) && (missing0 = "value"))) || ((data.type === undefined) && (missing0 = "type"))){
validate137.errors = [{}];
return false;
}
else {
if(data.path !== undefined){
const _errs1 = errors;
if(typeof data.path !== "string"){
validate137.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data1 = data.type;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate137.errors = [{}];
return false;
}
if("set" !== data1){
validate137.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.value !== undefined){
const _errs5 = errors;
if(!(validate27(data.value, {instancePath:instancePath+"/value",parentData:data,parentDataProperty:"value",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate137.errors = [{}];
return false;
}
}
validate137.errors = vErrors;
return errors === 0;
}

const schema50 = {"properties":{"path":{"type":"string"},"type":{"const":"remove","type":"string"}},"required":["path","type"],"type":"object"};

function validate139(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.path === undefined) && (missing0 = "path")) || ((data.type === undefined) && (missing0 = "type"))){
validate139.errors = [{}];
return false;
}
else {
if(data.path !== undefined){
const _errs1 = errors;
if(typeof data.path !== "string"){
validate139.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data1 = data.type;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate139.errors = [{}];
return false;
}
if("remove" !== data1){
validate139.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate139.errors = [{}];
return false;
}
}
validate139.errors = vErrors;
return errors === 0;
}

const schema51 = {"properties":{"config":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"layer":{"type":"string"},"source":{"type":"string"},"target":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"type":{"const":"insert","type":"string"}},"required":["layer","source","type"],"type":"object"};

function validate140(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.target === undefined){
data.target = null;
}
let missing0;
if((((data.layer === undefined) && (missing0 = "layer")) || ((data.source === undefined) && (missing0 = "source"))) || ((data.type === undefined) && (missing0 = "type"))){
validate140.errors = [{}];
return false;
}
else {
if(data.config !== undefined){
let data0 = data.config;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
const _errs4 = errors;
if(!(validate27(data0[key0], {instancePath:instancePath+"/config/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate140.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.layer !== undefined){
const _errs5 = errors;
if(typeof data.layer !== "string"){
validate140.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs7 = errors;
if(typeof data.source !== "string"){
validate140.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data4 = data.target;
const _errs9 = errors;
const _errs10 = errors;
let valid2 = false;
const _errs11 = errors;
if(typeof data4 !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs13 = errors;
if(data4 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs13 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate140.errors = vErrors;
return false;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs9 === errors;
if(valid0){
if(data.type !== undefined){
let data5 = data.type;
const _errs15 = errors;
if(typeof data5 !== "string"){
validate140.errors = [{}];
return false;
}
if("insert" !== data5){
validate140.errors = [{}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate140.errors = [{}];
return false;
}
}
validate140.errors = vErrors;
return errors === 0;
}


function validate133(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.advice === undefined){
data.advice = null;
}
if(data.expected === undefined){
data.expected = null;
}
if(data.fix === undefined){
data.fix = [];
}
if(data.got === undefined){
data.got = null;
}
if(data.hint === undefined){
data.hint = null;
}
if(data.node_id === undefined){
data.node_id = null;
}
if(data.path === undefined){
data.path = null;
}
let missing0;
if(((data.code === undefined) && (missing0 = "code")) || ((data.message === undefined) && (missing0 = "message"))){
validate133.errors = [{}];
return false;
}
else {
let data0 = data.advice;
const _errs1 = errors;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(!(validate134(data0, {instancePath:instancePath+"/advice",parentData:data,parentDataProperty:"advice",rootData}))){
vErrors = vErrors === null ? validate134.errors : vErrors.concat(validate134.errors);
errors = vErrors.length;
}
var _valid0 = _errs3 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs4 = errors;
if(data0 !== null){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate133.errors = vErrors;
return false;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.code !== undefined){
const _errs6 = errors;
if(typeof data.code !== "string"){
validate133.errors = [{}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data2 = data.expected;
const _errs8 = errors;
const _errs9 = errors;
let valid2 = false;
const _errs10 = errors;
if(typeof data2 !== "string"){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid1 = _errs10 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs12 = errors;
if(data2 !== null){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs12 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate133.errors = vErrors;
return false;
}
else {
errors = _errs9;
if(vErrors !== null){
if(_errs9){
vErrors.length = _errs9;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs8 === errors;
if(valid0){
let data3 = data.fix;
const _errs14 = errors;
if(errors === _errs14){
if(Array.isArray(data3)){
var valid3 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs16 = errors;
if(errors === _errs16){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
const tag0 = data4.type;
if(typeof tag0 == "string"){
if(tag0 === "set"){
if(!(validate137(data4, {instancePath:instancePath+"/fix/" + i0,parentData:data3,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate137.errors : vErrors.concat(validate137.errors);
errors = vErrors.length;
}
}
else if(tag0 === "remove"){
if(!(validate139(data4, {instancePath:instancePath+"/fix/" + i0,parentData:data3,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate139.errors : vErrors.concat(validate139.errors);
errors = vErrors.length;
}
}
else if(tag0 === "insert"){
if(!(validate140(data4, {instancePath:instancePath+"/fix/" + i0,parentData:data3,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate140.errors : vErrors.concat(validate140.errors);
errors = vErrors.length;
}
}
else {
validate133.errors = [{}];
return false;
}
}
else {
validate133.errors = [{}];
return false;
}
}
else {
validate133.errors = [{}];
return false;
}
}
var valid3 = _errs16 === errors;
if(!valid3){
break;
}
}
}
else {
validate133.errors = [{}];
return false;
}
}
var valid0 = _errs14 === errors;
if(valid0){
const _errs22 = errors;
if(!(validate27(data.got, {instancePath:instancePath+"/got",parentData:data,parentDataProperty:"got",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid0 = _errs22 === errors;
if(valid0){
let data6 = data.hint;
const _errs23 = errors;
const _errs24 = errors;
let valid8 = false;
const _errs25 = errors;
if(typeof data6 !== "string"){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid2 = _errs25 === errors;
valid8 = valid8 || _valid2;
if(!valid8){
const _errs27 = errors;
if(data6 !== null){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid2 = _errs27 === errors;
valid8 = valid8 || _valid2;
}
if(!valid8){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate133.errors = vErrors;
return false;
}
else {
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs23 === errors;
if(valid0){
if(data.message !== undefined){
const _errs29 = errors;
if(typeof data.message !== "string"){
validate133.errors = [{}];
return false;
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data8 = data.node_id;
const _errs31 = errors;
const _errs32 = errors;
let valid9 = false;
const _errs33 = errors;
if(typeof data8 !== "string"){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid3 = _errs33 === errors;
valid9 = valid9 || _valid3;
if(!valid9){
const _errs35 = errors;
if(data8 !== null){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid3 = _errs35 === errors;
valid9 = valid9 || _valid3;
}
if(!valid9){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
validate133.errors = vErrors;
return false;
}
else {
errors = _errs32;
if(vErrors !== null){
if(_errs32){
vErrors.length = _errs32;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs31 === errors;
if(valid0){
let data9 = data.path;
const _errs37 = errors;
const _errs38 = errors;
let valid10 = false;
const _errs39 = errors;
if(typeof data9 !== "string"){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid4 = _errs39 === errors;
valid10 = valid10 || _valid4;
if(!valid10){
const _errs41 = errors;
if(data9 !== null){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid4 = _errs41 === errors;
valid10 = valid10 || _valid4;
}
if(!valid10){
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
validate133.errors = vErrors;
return false;
}
else {
errors = _errs38;
if(vErrors !== null){
if(_errs38){
vErrors.length = _errs38;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs37 === errors;
}
}
}
}
}
}
}
}
}
}
else {
validate133.errors = [{}];
return false;
}
}
validate133.errors = vErrors;
return errors === 0;
}


function validate129(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((data.ok === undefined) && (missing0 = "ok")) || ((data.problems === undefined) && (missing0 = "problems"))) || ((data.warnings === undefined) && (missing0 = "warnings"))) || ((data.nodes === undefined) && (missing0 = "nodes"))) || ((data.inner === undefined) && (missing0 = "inner"))) || ((data.weights === undefined) && (missing0 = "weights"))) || ((data.operations === undefined) && (missing0 = "operations"))) || ((data.memory_bytes === undefined) && (missing0 = "memory_bytes"))) || ((data.steps_per_epoch === undefined) && (missing0 = "steps_per_epoch"))) || ((data.training_size === undefined) && (missing0 = "training_size"))) || ((data.spec_hash === undefined) && (missing0 = "spec_hash"))){
validate129.errors = [{}];
return false;
}
else {
if(data.inner !== undefined){
let data0 = data.inner;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate130(data0[i0], {instancePath:instancePath+"/inner/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate130.errors : vErrors.concat(validate130.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate129.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.memory_bytes !== undefined){
const _errs4 = errors;
if(!(typeof data.memory_bytes == "number")){
validate129.errors = [{}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nodes !== undefined){
let data3 = data.nodes;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data3)){
var valid2 = true;
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
const _errs8 = errors;
if(!(validate130(data3[i1], {instancePath:instancePath+"/nodes/" + i1,parentData:data3,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate130.errors : vErrors.concat(validate130.errors);
errors = vErrors.length;
}
var valid2 = _errs8 === errors;
if(!valid2){
break;
}
}
}
else {
validate129.errors = [{}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ok !== undefined){
const _errs9 = errors;
if(typeof data.ok !== "boolean"){
validate129.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operations !== undefined){
const _errs11 = errors;
if(!(typeof data.operations == "number")){
validate129.errors = [{}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.problems !== undefined){
let data7 = data.problems;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data7)){
var valid3 = true;
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
const _errs15 = errors;
if(!(validate133(data7[i2], {instancePath:instancePath+"/problems/" + i2,parentData:data7,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate133.errors : vErrors.concat(validate133.errors);
errors = vErrors.length;
}
var valid3 = _errs15 === errors;
if(!valid3){
break;
}
}
}
else {
validate129.errors = [{}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
let data9 = data.spec;
const _errs16 = errors;
const _errs17 = errors;
let valid4 = false;
const _errs18 = errors;
if(!(validate75(data9, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
var _valid0 = _errs18 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs19 = errors;
if(data9 !== null){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs19 === errors;
valid4 = valid4 || _valid0;
}
if(!valid4){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate129.errors = vErrors;
return false;
}
else {
errors = _errs17;
if(vErrors !== null){
if(_errs17){
vErrors.length = _errs17;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec_hash !== undefined){
let data10 = data.spec_hash;
const _errs21 = errors;
const _errs22 = errors;
let valid5 = false;
const _errs23 = errors;
if(typeof data10 !== "string"){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid1 = _errs23 === errors;
valid5 = valid5 || _valid1;
if(!valid5){
const _errs25 = errors;
if(data10 !== null){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs25 === errors;
valid5 = valid5 || _valid1;
}
if(!valid5){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate129.errors = vErrors;
return false;
}
else {
errors = _errs22;
if(vErrors !== null){
if(_errs22){
vErrors.length = _errs22;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.steps_per_epoch !== undefined){
let data11 = data.steps_per_epoch;
const _errs27 = errors;
const _errs28 = errors;
let valid6 = false;
const _errs29 = errors;
if(!(typeof data11 == "number")){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid2 = _errs29 === errors;
valid6 = valid6 || _valid2;
if(!valid6){
const _errs31 = errors;
if(data11 !== null){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid2 = _errs31 === errors;
valid6 = valid6 || _valid2;
}
if(!valid6){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate129.errors = vErrors;
return false;
}
else {
errors = _errs28;
if(vErrors !== null){
if(_errs28){
vErrors.length = _errs28;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.training_size !== undefined){
let data12 = data.training_size;
const _errs33 = errors;
const _errs34 = errors;
let valid7 = false;
const _errs35 = errors;
if(!(typeof data12 == "number")){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid3 = _errs35 === errors;
valid7 = valid7 || _valid3;
if(!valid7){
const _errs37 = errors;
if(data12 !== null){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid3 = _errs37 === errors;
valid7 = valid7 || _valid3;
}
if(!valid7){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
validate129.errors = vErrors;
return false;
}
else {
errors = _errs34;
if(vErrors !== null){
if(_errs34){
vErrors.length = _errs34;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.warnings !== undefined){
let data13 = data.warnings;
const _errs39 = errors;
if(errors === _errs39){
if(Array.isArray(data13)){
var valid8 = true;
const len3 = data13.length;
for(let i3=0; i3<len3; i3++){
const _errs41 = errors;
if(!(validate133(data13[i3], {instancePath:instancePath+"/warnings/" + i3,parentData:data13,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate133.errors : vErrors.concat(validate133.errors);
errors = vErrors.length;
}
var valid8 = _errs41 === errors;
if(!valid8){
break;
}
}
}
else {
validate129.errors = [{}];
return false;
}
}
var valid0 = _errs39 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.weights !== undefined){
const _errs42 = errors;
if(!(typeof data.weights == "number")){
validate129.errors = [{}];
return false;
}
var valid0 = _errs42 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate129.errors = [{}];
return false;
}
}
validate129.errors = vErrors;
return errors === 0;
}


function validate128(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isCheckResponse" */;
let vErrors = null;
let errors = 0;
if(!(validate129(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate129.errors : vErrors.concat(validate129.errors);
errors = vErrors.length;
}
validate128.errors = vErrors;
return errors === 0;
}

export const isExperiment = validate150;
const schema52 = {"$id":"isExperiment","$ref":"api#/components/schemas/Experiment"};
const schema53 = {"properties":{"created_at":{"type":"string"},"experiment_id":{"type":"string"},"layout":{"$ref":"#/components/schemas/Layout"},"spec":{"$ref":"#/components/schemas/ExperimentSpec"},"spec_hash":{"type":"string"},"title":{"type":"string"}},"required":["experiment_id","spec","layout","title","spec_hash","created_at"],"type":"object"};
const schema54 = {"properties":{"note":{"default":"","type":"string"},"positions":{"additionalProperties":{"maxItems":2,"minItems":2,"items":[{"type":"number"},{"type":"number"}],"type":"array","additionalItems":false},"type":"object"}},"type":"object"};

function validate152(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.note === undefined){
data.note = "";
}
const _errs1 = errors;
if(typeof data.note !== "string"){
validate152.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.positions !== undefined){
let data1 = data.positions;
const _errs3 = errors;
if(errors === _errs3){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
let data2 = data1[key0];
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data2)){
if(data2.length > 2){
validate152.errors = [{}];
return false;
}
else {
if(data2.length < 2){
validate152.errors = [{}];
return false;
}
else {
const len0 = data2.length;
if(!(len0 <= 2)){
validate152.errors = [{}];
return false;
}
else {
const len1 = data2.length;
if(len1 > 0){
const _errs8 = errors;
if(!(typeof data2[0] == "number")){
validate152.errors = [{}];
return false;
}
var valid2 = _errs8 === errors;
}
if(valid2){
if(len1 > 1){
const _errs10 = errors;
if(!(typeof data2[1] == "number")){
validate152.errors = [{}];
return false;
}
var valid2 = _errs10 === errors;
}
}
}
}
}
}
else {
validate152.errors = [{}];
return false;
}
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
}
else {
validate152.errors = [{}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
else {
validate152.errors = [{}];
return false;
}
}
validate152.errors = vErrors;
return errors === 0;
}


function validate151(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.experiment_id === undefined) && (missing0 = "experiment_id")) || ((data.spec === undefined) && (missing0 = "spec"))) || ((data.layout === undefined) && (missing0 = "layout"))) || ((data.title === undefined) && (missing0 = "title"))) || ((data.spec_hash === undefined) && (missing0 = "spec_hash"))) || ((data.created_at === undefined) && (missing0 = "created_at"))){
validate151.errors = [{}];
return false;
}
else {
if(data.created_at !== undefined){
const _errs1 = errors;
if(typeof data.created_at !== "string"){
validate151.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.experiment_id !== undefined){
const _errs3 = errors;
if(typeof data.experiment_id !== "string"){
validate151.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.layout !== undefined){
const _errs5 = errors;
if(!(validate152(data.layout, {instancePath:instancePath+"/layout",parentData:data,parentDataProperty:"layout",rootData}))){
vErrors = vErrors === null ? validate152.errors : vErrors.concat(validate152.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
const _errs6 = errors;
if(!(validate75(data.spec, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec_hash !== undefined){
const _errs7 = errors;
if(typeof data.spec_hash !== "string"){
validate151.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs9 = errors;
if(typeof data.title !== "string"){
validate151.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate151.errors = [{}];
return false;
}
}
validate151.errors = vErrors;
return errors === 0;
}


function validate150(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isExperiment" */;
let vErrors = null;
let errors = 0;
if(!(validate151(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate151.errors : vErrors.concat(validate151.errors);
errors = vErrors.length;
}
validate150.errors = vErrors;
return errors === 0;
}

export const isExperimentSpec = validate156;
const schema55 = {"$id":"isExperimentSpec","$ref":"api#/components/schemas/ExperimentSpec"};

function validate157(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.optimizer === undefined){
data.optimizer = {"config":{},"type":"sgd"};
}
if(data.schedule === undefined){
data.schedule = {"config":{},"type":"constant"};
}
if(data.training === undefined){
data.training = {"batch_size":10,"class_weights":null,"clipping":null,"early_stopping":null,"epochs":null,"evaluation":{"every":1,"metrics":null,"unit":"epoch"},"l1":0,"l2":0,"precision":"float32","seed":0};
}
if(data.version === undefined){
data.version = 2;
}
let missing0;
if((((data.network === undefined) && (missing0 = "network")) || ((data.data === undefined) && (missing0 = "data"))) || ((data.objectives === undefined) && (missing0 = "objectives"))){
validate157.errors = [{}];
return false;
}
else {
if(data.data !== undefined){
const _errs1 = errors;
if(!(validate76(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.network !== undefined){
const _errs2 = errors;
if(!(validate85(data.network, {instancePath:instancePath+"/network",parentData:data,parentDataProperty:"network",rootData}))){
vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.objectives !== undefined){
let data2 = data.objectives;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data2)){
if(data2.length < 1){
validate157.errors = [{}];
return false;
}
else {
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate90(data2[i0], {instancePath:instancePath+"/objectives/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate90.errors : vErrors.concat(validate90.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate157.errors = [{}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs6 = errors;
if(!(validate77(data.optimizer, {instancePath:instancePath+"/optimizer",parentData:data,parentDataProperty:"optimizer",rootData}))){
vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
if(valid0){
const _errs7 = errors;
if(!(validate77(data.schedule, {instancePath:instancePath+"/schedule",parentData:data,parentDataProperty:"schedule",rootData}))){
vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
if(valid0){
const _errs8 = errors;
if(!(validate95(data.training, {instancePath:instancePath+"/training",parentData:data,parentDataProperty:"training",rootData}))){
vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors);
errors = vErrors.length;
}
var valid0 = _errs8 === errors;
if(valid0){
let data7 = data.version;
const _errs9 = errors;
if(!(typeof data7 == "number")){
validate157.errors = [{}];
return false;
}
if(2 !== data7){
validate157.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
}
}
}
}
}
}
}
else {
validate157.errors = [{}];
return false;
}
}
validate157.errors = vErrors;
return errors === 0;
}


function validate156(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isExperimentSpec" */;
let vErrors = null;
let errors = 0;
if(!(validate157(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate157.errors : vErrors.concat(validate157.errors);
errors = vErrors.length;
}
validate156.errors = vErrors;
return errors === 0;
}

export const isLayout = validate165;
const schema57 = {"$id":"isLayout","$ref":"api#/components/schemas/Layout"};

function validate166(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.note === undefined){
data.note = "";
}
const _errs1 = errors;
if(typeof data.note !== "string"){
validate166.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.positions !== undefined){
let data1 = data.positions;
const _errs3 = errors;
if(errors === _errs3){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
let data2 = data1[key0];
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data2)){
if(data2.length > 2){
validate166.errors = [{}];
return false;
}
else {
if(data2.length < 2){
validate166.errors = [{}];
return false;
}
else {
const len0 = data2.length;
if(!(len0 <= 2)){
validate166.errors = [{}];
return false;
}
else {
const len1 = data2.length;
if(len1 > 0){
const _errs8 = errors;
if(!(typeof data2[0] == "number")){
validate166.errors = [{}];
return false;
}
var valid2 = _errs8 === errors;
}
if(valid2){
if(len1 > 1){
const _errs10 = errors;
if(!(typeof data2[1] == "number")){
validate166.errors = [{}];
return false;
}
var valid2 = _errs10 === errors;
}
}
}
}
}
}
else {
validate166.errors = [{}];
return false;
}
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
}
else {
validate166.errors = [{}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
else {
validate166.errors = [{}];
return false;
}
}
validate166.errors = vErrors;
return errors === 0;
}


function validate165(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isLayout" */;
let vErrors = null;
let errors = 0;
if(!(validate166(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate166.errors : vErrors.concat(validate166.errors);
errors = vErrors.length;
}
validate165.errors = vErrors;
return errors === 0;
}

export const isPreviewResponse = validate168;
const schema59 = {"$id":"isPreviewResponse","$ref":"api#/components/schemas/PreviewResponse"};
const schema60 = {"properties":{"classes":{"items":{"type":"string"},"type":"array"},"counts":{"maxItems":3,"minItems":3,"items":[{"type":"number"},{"type":"number"},{"type":"number"}],"type":"array","additionalItems":false},"images":{"items":{"type":"string"},"type":"array"},"input_shape":{"items":{"type":"number"},"type":"array"},"kind":{"type":"string"},"labels":{"items":{"type":"number"},"type":"array"},"points":{"items":{"maxItems":2,"minItems":2,"items":[{"type":"number"},{"type":"number"}],"type":"array","additionalItems":false},"type":"array"},"rows":{"items":{"items":{"type":"number"},"type":"array"},"type":"array"},"validation":{"items":{"type":"boolean"},"type":"array"}},"required":["kind","input_shape","classes","counts"],"type":"object"};

function validate169(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.kind === undefined) && (missing0 = "kind")) || ((data.input_shape === undefined) && (missing0 = "input_shape"))) || ((data.classes === undefined) && (missing0 = "classes"))) || ((data.counts === undefined) && (missing0 = "counts"))){
validate169.errors = [{}];
return false;
}
else {
if(data.classes !== undefined){
let data0 = data.classes;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(typeof data0[i0] !== "string"){
validate169.errors = [{}];
return false;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate169.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.counts !== undefined){
let data2 = data.counts;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
if(data2.length > 3){
validate169.errors = [{}];
return false;
}
else {
if(data2.length < 3){
validate169.errors = [{}];
return false;
}
else {
const len1 = data2.length;
if(!(len1 <= 3)){
validate169.errors = [{}];
return false;
}
else {
const len2 = data2.length;
if(len2 > 0){
const _errs7 = errors;
if(!(typeof data2[0] == "number")){
validate169.errors = [{}];
return false;
}
var valid2 = _errs7 === errors;
}
if(valid2){
if(len2 > 1){
const _errs9 = errors;
if(!(typeof data2[1] == "number")){
validate169.errors = [{}];
return false;
}
var valid2 = _errs9 === errors;
}
if(valid2){
if(len2 > 2){
const _errs11 = errors;
if(!(typeof data2[2] == "number")){
validate169.errors = [{}];
return false;
}
var valid2 = _errs11 === errors;
}
}
}
}
}
}
}
else {
validate169.errors = [{}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.images !== undefined){
let data6 = data.images;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data6)){
var valid3 = true;
const len3 = data6.length;
for(let i1=0; i1<len3; i1++){
const _errs15 = errors;
if(typeof data6[i1] !== "string"){
validate169.errors = [{}];
return false;
}
var valid3 = _errs15 === errors;
if(!valid3){
break;
}
}
}
else {
validate169.errors = [{}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.input_shape !== undefined){
let data8 = data.input_shape;
const _errs17 = errors;
if(errors === _errs17){
if(Array.isArray(data8)){
var valid4 = true;
const len4 = data8.length;
for(let i2=0; i2<len4; i2++){
const _errs19 = errors;
if(!(typeof data8[i2] == "number")){
validate169.errors = [{}];
return false;
}
var valid4 = _errs19 === errors;
if(!valid4){
break;
}
}
}
else {
validate169.errors = [{}];
return false;
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs21 = errors;
if(typeof data.kind !== "string"){
validate169.errors = [{}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.labels !== undefined){
let data11 = data.labels;
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data11)){
var valid5 = true;
const len5 = data11.length;
for(let i3=0; i3<len5; i3++){
const _errs25 = errors;
if(!(typeof data11[i3] == "number")){
validate169.errors = [{}];
return false;
}
var valid5 = _errs25 === errors;
if(!valid5){
break;
}
}
}
else {
validate169.errors = [{}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.points !== undefined){
let data13 = data.points;
const _errs27 = errors;
if(errors === _errs27){
if(Array.isArray(data13)){
var valid6 = true;
const len6 = data13.length;
for(let i4=0; i4<len6; i4++){
let data14 = data13[i4];
const _errs29 = errors;
if(errors === _errs29){
if(Array.isArray(data14)){
if(data14.length > 2){
validate169.errors = [{}];
return false;
}
else {
if(data14.length < 2){
validate169.errors = [{}];
return false;
}
else {
const len7 = data14.length;
if(!(len7 <= 2)){
validate169.errors = [{}];
return false;
}
else {
const len8 = data14.length;
if(len8 > 0){
const _errs31 = errors;
if(!(typeof data14[0] == "number")){
validate169.errors = [{}];
return false;
}
var valid7 = _errs31 === errors;
}
if(valid7){
if(len8 > 1){
const _errs33 = errors;
if(!(typeof data14[1] == "number")){
validate169.errors = [{}];
return false;
}
var valid7 = _errs33 === errors;
}
}
}
}
}
}
else {
validate169.errors = [{}];
return false;
}
}
var valid6 = _errs29 === errors;
if(!valid6){
break;
}
}
}
else {
validate169.errors = [{}];
return false;
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rows !== undefined){
let data17 = data.rows;
const _errs35 = errors;
if(errors === _errs35){
if(Array.isArray(data17)){
var valid8 = true;
const len9 = data17.length;
for(let i5=0; i5<len9; i5++){
let data18 = data17[i5];
const _errs37 = errors;
if(errors === _errs37){
if(Array.isArray(data18)){
var valid9 = true;
const len10 = data18.length;
for(let i6=0; i6<len10; i6++){
const _errs39 = errors;
if(!(typeof data18[i6] == "number")){
validate169.errors = [{}];
return false;
}
var valid9 = _errs39 === errors;
if(!valid9){
break;
}
}
}
else {
validate169.errors = [{}];
return false;
}
}
var valid8 = _errs37 === errors;
if(!valid8){
break;
}
}
}
else {
validate169.errors = [{}];
return false;
}
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.validation !== undefined){
let data20 = data.validation;
const _errs41 = errors;
if(errors === _errs41){
if(Array.isArray(data20)){
var valid10 = true;
const len11 = data20.length;
for(let i7=0; i7<len11; i7++){
const _errs43 = errors;
if(typeof data20[i7] !== "boolean"){
validate169.errors = [{}];
return false;
}
var valid10 = _errs43 === errors;
if(!valid10){
break;
}
}
}
else {
validate169.errors = [{}];
return false;
}
}
var valid0 = _errs41 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate169.errors = [{}];
return false;
}
}
validate169.errors = vErrors;
return errors === 0;
}


function validate168(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isPreviewResponse" */;
let vErrors = null;
let errors = 0;
if(!(validate169(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate169.errors : vErrors.concat(validate169.errors);
errors = vErrors.length;
}
validate168.errors = vErrors;
return errors === 0;
}

export const isRunDetail = validate171;
const schema61 = {"$id":"isRunDetail","$ref":"api#/components/schemas/RunDetail"};
const schema62 = {"properties":{"events":{"items":{"$ref":"#/components/schemas/EventMessage"},"type":"array"},"fingerprint":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"first_seq":{"type":"number"},"keyframe_bytes":{"default":0,"type":"number"},"keyframes":{"items":{"type":"number"},"type":"array"},"last_seq":{"type":"number"},"run":{"$ref":"#/components/schemas/RunInfo"},"run_schema":{"$ref":"#/components/schemas/Schema"},"session_id":{"type":"string"},"spec":{"$ref":"#/components/schemas/ExperimentSpec"},"times":{"items":{"maxItems":2,"minItems":2,"items":[{"type":"number"},{"type":"number"}],"type":"array","additionalItems":false},"type":"array"}},"required":["run","session_id","spec","run_schema","events","first_seq","last_seq","fingerprint"],"type":"object"};
const schema63 = {"properties":{"detail":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"kind":{"type":"string"},"run_id":{"type":"string"},"seq":{"type":"number"},"step":{"type":"number"},"type":{"const":"event","type":"string"}},"required":["run_id","seq","step","kind","type"],"type":"object"};

function validate173(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.run_id === undefined) && (missing0 = "run_id")) || ((data.seq === undefined) && (missing0 = "seq"))) || ((data.step === undefined) && (missing0 = "step"))) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.type === undefined) && (missing0 = "type"))){
validate173.errors = [{}];
return false;
}
else {
if(data.detail !== undefined){
let data0 = data.detail;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
const _errs4 = errors;
if(!(validate27(data0[key0], {instancePath:instancePath+"/detail/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate173.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs5 = errors;
if(typeof data.kind !== "string"){
validate173.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_id !== undefined){
const _errs7 = errors;
if(typeof data.run_id !== "string"){
validate173.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seq !== undefined){
const _errs9 = errors;
if(!(typeof data.seq == "number")){
validate173.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.step !== undefined){
const _errs11 = errors;
if(!(typeof data.step == "number")){
validate173.errors = [{}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data6 = data.type;
const _errs13 = errors;
if(typeof data6 !== "string"){
validate173.errors = [{}];
return false;
}
if("event" !== data6){
validate173.errors = [{}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate173.errors = [{}];
return false;
}
}
validate173.errors = vErrors;
return errors === 0;
}

const schema64 = {"properties":{"experiment_id":{"type":"string"},"from_run_id":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"from_step":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"name":{"default":"","type":"string"},"pinned":{"default":false,"type":"boolean"},"reason":{"enum":["first","reset","dice","edit","cure","branch"],"type":"string"},"request_id":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"run_id":{"type":"string"},"seed":{"type":"number"},"status":{"enum":["queued","compiling","ready","running","paused","finished","diverged","failed","recorded"],"type":"string"},"step":{"type":"number"}},"required":["run_id","experiment_id","reason","seed","status","step"],"type":"object"};

function validate177(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.from_run_id === undefined){
data.from_run_id = null;
}
if(data.from_step === undefined){
data.from_step = null;
}
if(data.name === undefined){
data.name = "";
}
if(data.pinned === undefined){
data.pinned = false;
}
if(data.request_id === undefined){
data.request_id = null;
}
let missing0;
if(((((((data.run_id === undefined) && (missing0 = "run_id")) || ((data.experiment_id === undefined) && (missing0 = "experiment_id"))) || ((data.reason === undefined) && (missing0 = "reason"))) || ((data.seed === undefined) && (missing0 = "seed"))) || ((data.status === undefined) && (missing0 = "status"))) || ((data.step === undefined) && (missing0 = "step"))){
validate177.errors = [{}];
return false;
}
else {
if(data.experiment_id !== undefined){
const _errs1 = errors;
if(typeof data.experiment_id !== "string"){
validate177.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data1 = data.from_run_id;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(typeof data1 !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs7 = errors;
if(data1 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate177.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
if(valid0){
let data2 = data.from_step;
const _errs9 = errors;
const _errs10 = errors;
let valid2 = false;
const _errs11 = errors;
if(!(typeof data2 == "number")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs11 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs13 = errors;
if(data2 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate177.errors = vErrors;
return false;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs9 === errors;
if(valid0){
const _errs15 = errors;
if(typeof data.name !== "string"){
validate177.errors = [{}];
return false;
}
var valid0 = _errs15 === errors;
if(valid0){
const _errs17 = errors;
if(typeof data.pinned !== "boolean"){
validate177.errors = [{}];
return false;
}
var valid0 = _errs17 === errors;
if(valid0){
if(data.reason !== undefined){
let data5 = data.reason;
const _errs19 = errors;
if(typeof data5 !== "string"){
validate177.errors = [{}];
return false;
}
if(!((((((data5 === "first") || (data5 === "reset")) || (data5 === "dice")) || (data5 === "edit")) || (data5 === "cure")) || (data5 === "branch"))){
validate177.errors = [{}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data6 = data.request_id;
const _errs21 = errors;
const _errs22 = errors;
let valid3 = false;
const _errs23 = errors;
if(typeof data6 !== "string"){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid2 = _errs23 === errors;
valid3 = valid3 || _valid2;
if(!valid3){
const _errs25 = errors;
if(data6 !== null){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid2 = _errs25 === errors;
valid3 = valid3 || _valid2;
}
if(!valid3){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
validate177.errors = vErrors;
return false;
}
else {
errors = _errs22;
if(vErrors !== null){
if(_errs22){
vErrors.length = _errs22;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs21 === errors;
if(valid0){
if(data.run_id !== undefined){
const _errs27 = errors;
if(typeof data.run_id !== "string"){
validate177.errors = [{}];
return false;
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seed !== undefined){
const _errs29 = errors;
if(!(typeof data.seed == "number")){
validate177.errors = [{}];
return false;
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data9 = data.status;
const _errs31 = errors;
if(typeof data9 !== "string"){
validate177.errors = [{}];
return false;
}
if(!(((((((((data9 === "queued") || (data9 === "compiling")) || (data9 === "ready")) || (data9 === "running")) || (data9 === "paused")) || (data9 === "finished")) || (data9 === "diverged")) || (data9 === "failed")) || (data9 === "recorded"))){
validate177.errors = [{}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.step !== undefined){
const _errs33 = errors;
if(!(typeof data.step == "number")){
validate177.errors = [{}];
return false;
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate177.errors = [{}];
return false;
}
}
validate177.errors = vErrors;
return errors === 0;
}

const schema65 = {"properties":{"classes":{"items":{"type":"string"},"type":"array"},"edge_columns":{"items":{"type":"string"},"type":"array"},"edges":{"items":{"maxItems":4,"minItems":4,"items":[{"type":"string"},{"type":"string"},{"type":"string"},{"type":"string"}],"type":"array","additionalItems":false},"type":"array"},"metrics":{"items":{"type":"string"},"type":"array"},"node_columns":{"items":{"type":"string"},"type":"array"},"nodes":{"items":{"type":"string"},"type":"array"},"scalars":{"items":{"type":"string"},"type":"array"},"steps_per_epoch":{"type":"number"},"strip":{"items":{"maxItems":2,"minItems":2,"items":[{"type":"string"},{"anyOf":[{"type":"string"},{"type":"null"}]}],"type":"array","additionalItems":false},"type":"array"},"training_size":{"type":"number"},"views":{"items":{"type":"string"},"type":"array"}},"required":["nodes","edges","node_columns","edge_columns","scalars","metrics","strip","classes","views","steps_per_epoch","training_size"],"type":"object"};

function validate179(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((data.nodes === undefined) && (missing0 = "nodes")) || ((data.edges === undefined) && (missing0 = "edges"))) || ((data.node_columns === undefined) && (missing0 = "node_columns"))) || ((data.edge_columns === undefined) && (missing0 = "edge_columns"))) || ((data.scalars === undefined) && (missing0 = "scalars"))) || ((data.metrics === undefined) && (missing0 = "metrics"))) || ((data.strip === undefined) && (missing0 = "strip"))) || ((data.classes === undefined) && (missing0 = "classes"))) || ((data.views === undefined) && (missing0 = "views"))) || ((data.steps_per_epoch === undefined) && (missing0 = "steps_per_epoch"))) || ((data.training_size === undefined) && (missing0 = "training_size"))){
validate179.errors = [{}];
return false;
}
else {
if(data.classes !== undefined){
let data0 = data.classes;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(typeof data0[i0] !== "string"){
validate179.errors = [{}];
return false;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate179.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.edge_columns !== undefined){
let data2 = data.edge_columns;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
var valid2 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
const _errs7 = errors;
if(typeof data2[i1] !== "string"){
validate179.errors = [{}];
return false;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
validate179.errors = [{}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.edges !== undefined){
let data4 = data.edges;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data4)){
var valid3 = true;
const len2 = data4.length;
for(let i2=0; i2<len2; i2++){
let data5 = data4[i2];
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data5)){
if(data5.length > 4){
validate179.errors = [{}];
return false;
}
else {
if(data5.length < 4){
validate179.errors = [{}];
return false;
}
else {
const len3 = data5.length;
if(!(len3 <= 4)){
validate179.errors = [{}];
return false;
}
else {
const len4 = data5.length;
if(len4 > 0){
const _errs13 = errors;
if(typeof data5[0] !== "string"){
validate179.errors = [{}];
return false;
}
var valid4 = _errs13 === errors;
}
if(valid4){
if(len4 > 1){
const _errs15 = errors;
if(typeof data5[1] !== "string"){
validate179.errors = [{}];
return false;
}
var valid4 = _errs15 === errors;
}
if(valid4){
if(len4 > 2){
const _errs17 = errors;
if(typeof data5[2] !== "string"){
validate179.errors = [{}];
return false;
}
var valid4 = _errs17 === errors;
}
if(valid4){
if(len4 > 3){
const _errs19 = errors;
if(typeof data5[3] !== "string"){
validate179.errors = [{}];
return false;
}
var valid4 = _errs19 === errors;
}
}
}
}
}
}
}
}
else {
validate179.errors = [{}];
return false;
}
}
var valid3 = _errs11 === errors;
if(!valid3){
break;
}
}
}
else {
validate179.errors = [{}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metrics !== undefined){
let data10 = data.metrics;
const _errs21 = errors;
if(errors === _errs21){
if(Array.isArray(data10)){
var valid5 = true;
const len5 = data10.length;
for(let i3=0; i3<len5; i3++){
const _errs23 = errors;
if(typeof data10[i3] !== "string"){
validate179.errors = [{}];
return false;
}
var valid5 = _errs23 === errors;
if(!valid5){
break;
}
}
}
else {
validate179.errors = [{}];
return false;
}
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.node_columns !== undefined){
let data12 = data.node_columns;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data12)){
var valid6 = true;
const len6 = data12.length;
for(let i4=0; i4<len6; i4++){
const _errs27 = errors;
if(typeof data12[i4] !== "string"){
validate179.errors = [{}];
return false;
}
var valid6 = _errs27 === errors;
if(!valid6){
break;
}
}
}
else {
validate179.errors = [{}];
return false;
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nodes !== undefined){
let data14 = data.nodes;
const _errs29 = errors;
if(errors === _errs29){
if(Array.isArray(data14)){
var valid7 = true;
const len7 = data14.length;
for(let i5=0; i5<len7; i5++){
const _errs31 = errors;
if(typeof data14[i5] !== "string"){
validate179.errors = [{}];
return false;
}
var valid7 = _errs31 === errors;
if(!valid7){
break;
}
}
}
else {
validate179.errors = [{}];
return false;
}
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scalars !== undefined){
let data16 = data.scalars;
const _errs33 = errors;
if(errors === _errs33){
if(Array.isArray(data16)){
var valid8 = true;
const len8 = data16.length;
for(let i6=0; i6<len8; i6++){
const _errs35 = errors;
if(typeof data16[i6] !== "string"){
validate179.errors = [{}];
return false;
}
var valid8 = _errs35 === errors;
if(!valid8){
break;
}
}
}
else {
validate179.errors = [{}];
return false;
}
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.steps_per_epoch !== undefined){
const _errs37 = errors;
if(!(typeof data.steps_per_epoch == "number")){
validate179.errors = [{}];
return false;
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.strip !== undefined){
let data19 = data.strip;
const _errs39 = errors;
if(errors === _errs39){
if(Array.isArray(data19)){
var valid9 = true;
const len9 = data19.length;
for(let i7=0; i7<len9; i7++){
let data20 = data19[i7];
const _errs41 = errors;
if(errors === _errs41){
if(Array.isArray(data20)){
if(data20.length > 2){
validate179.errors = [{}];
return false;
}
else {
if(data20.length < 2){
validate179.errors = [{}];
return false;
}
else {
const len10 = data20.length;
if(!(len10 <= 2)){
validate179.errors = [{}];
return false;
}
else {
const len11 = data20.length;
if(len11 > 0){
const _errs43 = errors;
if(typeof data20[0] !== "string"){
validate179.errors = [{}];
return false;
}
var valid10 = _errs43 === errors;
}
if(valid10){
if(len11 > 1){
let data22 = data20[1];
const _errs45 = errors;
const _errs46 = errors;
let valid11 = false;
const _errs47 = errors;
if(typeof data22 !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs47 === errors;
valid11 = valid11 || _valid0;
if(!valid11){
const _errs49 = errors;
if(data22 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs49 === errors;
valid11 = valid11 || _valid0;
}
if(!valid11){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate179.errors = vErrors;
return false;
}
else {
errors = _errs46;
if(vErrors !== null){
if(_errs46){
vErrors.length = _errs46;
}
else {
vErrors = null;
}
}
}
var valid10 = _errs45 === errors;
}
}
}
}
}
}
else {
validate179.errors = [{}];
return false;
}
}
var valid9 = _errs41 === errors;
if(!valid9){
break;
}
}
}
else {
validate179.errors = [{}];
return false;
}
}
var valid0 = _errs39 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.training_size !== undefined){
const _errs51 = errors;
if(!(typeof data.training_size == "number")){
validate179.errors = [{}];
return false;
}
var valid0 = _errs51 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.views !== undefined){
let data24 = data.views;
const _errs53 = errors;
if(errors === _errs53){
if(Array.isArray(data24)){
var valid12 = true;
const len12 = data24.length;
for(let i8=0; i8<len12; i8++){
const _errs55 = errors;
if(typeof data24[i8] !== "string"){
validate179.errors = [{}];
return false;
}
var valid12 = _errs55 === errors;
if(!valid12){
break;
}
}
}
else {
validate179.errors = [{}];
return false;
}
}
var valid0 = _errs53 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate179.errors = [{}];
return false;
}
}
validate179.errors = vErrors;
return errors === 0;
}


function validate172(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.keyframe_bytes === undefined){
data.keyframe_bytes = 0;
}
let missing0;
if(((((((((data.run === undefined) && (missing0 = "run")) || ((data.session_id === undefined) && (missing0 = "session_id"))) || ((data.spec === undefined) && (missing0 = "spec"))) || ((data.run_schema === undefined) && (missing0 = "run_schema"))) || ((data.events === undefined) && (missing0 = "events"))) || ((data.first_seq === undefined) && (missing0 = "first_seq"))) || ((data.last_seq === undefined) && (missing0 = "last_seq"))) || ((data.fingerprint === undefined) && (missing0 = "fingerprint"))){
validate172.errors = [{}];
return false;
}
else {
if(data.events !== undefined){
let data0 = data.events;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate173(data0[i0], {instancePath:instancePath+"/events/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate173.errors : vErrors.concat(validate173.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate172.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fingerprint !== undefined){
let data2 = data.fingerprint;
const _errs4 = errors;
if(errors === _errs4){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key0 in data2){
const _errs7 = errors;
if(!(validate27(data2[key0], {instancePath:instancePath+"/fingerprint/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
validate172.errors = [{}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.first_seq !== undefined){
const _errs8 = errors;
if(!(typeof data.first_seq == "number")){
validate172.errors = [{}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs10 = errors;
if(!(typeof data.keyframe_bytes == "number")){
validate172.errors = [{}];
return false;
}
var valid0 = _errs10 === errors;
if(valid0){
if(data.keyframes !== undefined){
let data6 = data.keyframes;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data6)){
var valid3 = true;
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
const _errs14 = errors;
if(!(typeof data6[i1] == "number")){
validate172.errors = [{}];
return false;
}
var valid3 = _errs14 === errors;
if(!valid3){
break;
}
}
}
else {
validate172.errors = [{}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.last_seq !== undefined){
const _errs16 = errors;
if(!(typeof data.last_seq == "number")){
validate172.errors = [{}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run !== undefined){
const _errs18 = errors;
if(!(validate177(data.run, {instancePath:instancePath+"/run",parentData:data,parentDataProperty:"run",rootData}))){
vErrors = vErrors === null ? validate177.errors : vErrors.concat(validate177.errors);
errors = vErrors.length;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_schema !== undefined){
const _errs19 = errors;
if(!(validate179(data.run_schema, {instancePath:instancePath+"/run_schema",parentData:data,parentDataProperty:"run_schema",rootData}))){
vErrors = vErrors === null ? validate179.errors : vErrors.concat(validate179.errors);
errors = vErrors.length;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.session_id !== undefined){
const _errs20 = errors;
if(typeof data.session_id !== "string"){
validate172.errors = [{}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
const _errs22 = errors;
if(!(validate75(data.spec, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.times !== undefined){
let data13 = data.times;
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data13)){
var valid4 = true;
const len2 = data13.length;
for(let i2=0; i2<len2; i2++){
let data14 = data13[i2];
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data14)){
if(data14.length > 2){
validate172.errors = [{}];
return false;
}
else {
if(data14.length < 2){
validate172.errors = [{}];
return false;
}
else {
const len3 = data14.length;
if(!(len3 <= 2)){
validate172.errors = [{}];
return false;
}
else {
const len4 = data14.length;
if(len4 > 0){
const _errs27 = errors;
if(!(typeof data14[0] == "number")){
validate172.errors = [{}];
return false;
}
var valid5 = _errs27 === errors;
}
if(valid5){
if(len4 > 1){
const _errs29 = errors;
if(!(typeof data14[1] == "number")){
validate172.errors = [{}];
return false;
}
var valid5 = _errs29 === errors;
}
}
}
}
}
}
else {
validate172.errors = [{}];
return false;
}
}
var valid4 = _errs25 === errors;
if(!valid4){
break;
}
}
}
else {
validate172.errors = [{}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate172.errors = [{}];
return false;
}
}
validate172.errors = vErrors;
return errors === 0;
}


function validate171(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isRunDetail" */;
let vErrors = null;
let errors = 0;
if(!(validate172(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate172.errors : vErrors.concat(validate172.errors);
errors = vErrors.length;
}
validate171.errors = vErrors;
return errors === 0;
}

export const isRunInfo = validate183;
const schema66 = {"$id":"isRunInfo","$ref":"api#/components/schemas/RunInfo"};

function validate184(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.from_run_id === undefined){
data.from_run_id = null;
}
if(data.from_step === undefined){
data.from_step = null;
}
if(data.name === undefined){
data.name = "";
}
if(data.pinned === undefined){
data.pinned = false;
}
if(data.request_id === undefined){
data.request_id = null;
}
let missing0;
if(((((((data.run_id === undefined) && (missing0 = "run_id")) || ((data.experiment_id === undefined) && (missing0 = "experiment_id"))) || ((data.reason === undefined) && (missing0 = "reason"))) || ((data.seed === undefined) && (missing0 = "seed"))) || ((data.status === undefined) && (missing0 = "status"))) || ((data.step === undefined) && (missing0 = "step"))){
validate184.errors = [{}];
return false;
}
else {
if(data.experiment_id !== undefined){
const _errs1 = errors;
if(typeof data.experiment_id !== "string"){
validate184.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data1 = data.from_run_id;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(typeof data1 !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs7 = errors;
if(data1 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate184.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
if(valid0){
let data2 = data.from_step;
const _errs9 = errors;
const _errs10 = errors;
let valid2 = false;
const _errs11 = errors;
if(!(typeof data2 == "number")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs11 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs13 = errors;
if(data2 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate184.errors = vErrors;
return false;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs9 === errors;
if(valid0){
const _errs15 = errors;
if(typeof data.name !== "string"){
validate184.errors = [{}];
return false;
}
var valid0 = _errs15 === errors;
if(valid0){
const _errs17 = errors;
if(typeof data.pinned !== "boolean"){
validate184.errors = [{}];
return false;
}
var valid0 = _errs17 === errors;
if(valid0){
if(data.reason !== undefined){
let data5 = data.reason;
const _errs19 = errors;
if(typeof data5 !== "string"){
validate184.errors = [{}];
return false;
}
if(!((((((data5 === "first") || (data5 === "reset")) || (data5 === "dice")) || (data5 === "edit")) || (data5 === "cure")) || (data5 === "branch"))){
validate184.errors = [{}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data6 = data.request_id;
const _errs21 = errors;
const _errs22 = errors;
let valid3 = false;
const _errs23 = errors;
if(typeof data6 !== "string"){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid2 = _errs23 === errors;
valid3 = valid3 || _valid2;
if(!valid3){
const _errs25 = errors;
if(data6 !== null){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid2 = _errs25 === errors;
valid3 = valid3 || _valid2;
}
if(!valid3){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
validate184.errors = vErrors;
return false;
}
else {
errors = _errs22;
if(vErrors !== null){
if(_errs22){
vErrors.length = _errs22;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs21 === errors;
if(valid0){
if(data.run_id !== undefined){
const _errs27 = errors;
if(typeof data.run_id !== "string"){
validate184.errors = [{}];
return false;
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seed !== undefined){
const _errs29 = errors;
if(!(typeof data.seed == "number")){
validate184.errors = [{}];
return false;
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data9 = data.status;
const _errs31 = errors;
if(typeof data9 !== "string"){
validate184.errors = [{}];
return false;
}
if(!(((((((((data9 === "queued") || (data9 === "compiling")) || (data9 === "ready")) || (data9 === "running")) || (data9 === "paused")) || (data9 === "finished")) || (data9 === "diverged")) || (data9 === "failed")) || (data9 === "recorded"))){
validate184.errors = [{}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.step !== undefined){
const _errs33 = errors;
if(!(typeof data.step == "number")){
validate184.errors = [{}];
return false;
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate184.errors = [{}];
return false;
}
}
validate184.errors = vErrors;
return errors === 0;
}


function validate183(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isRunInfo" */;
let vErrors = null;
let errors = 0;
if(!(validate184(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate184.errors : vErrors.concat(validate184.errors);
errors = vErrors.length;
}
validate183.errors = vErrors;
return errors === 0;
}

export const isSavedWeights = validate186;
const schema68 = {"$id":"isSavedWeights","$ref":"api#/components/schemas/SavedWeights"};
const schema69 = {"properties":{"created_at":{"type":"string"},"experiment":{"type":"string"},"id":{"type":"string"},"name":{"type":"string"},"nodes":{"items":{"$ref":"#/components/schemas/SavedWeightsNode"},"type":"array"},"size_bytes":{"type":"number"},"step":{"type":"number"},"weights":{"type":"string"}},"required":["id","weights","name","step","size_bytes","created_at","experiment","nodes"],"type":"object"};
const schema70 = {"properties":{"layers":{"additionalProperties":{"items":{"type":"number"},"type":"array"},"type":"object"},"node_id":{"type":"string"},"type":{"type":"string"},"weights":{"additionalProperties":{"items":{"type":"number"},"type":"array"},"type":"object"}},"required":["node_id","type","weights","layers"],"type":"object"};

function validate188(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.node_id === undefined) && (missing0 = "node_id")) || ((data.type === undefined) && (missing0 = "type"))) || ((data.weights === undefined) && (missing0 = "weights"))) || ((data.layers === undefined) && (missing0 = "layers"))){
validate188.errors = [{}];
return false;
}
else {
if(data.layers !== undefined){
let data0 = data.layers;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key0 in data0){
let data1 = data0[key0];
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data1)){
var valid2 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs6 = errors;
if(!(typeof data1[i0] == "number")){
validate188.errors = [{}];
return false;
}
var valid2 = _errs6 === errors;
if(!valid2){
break;
}
}
}
else {
validate188.errors = [{}];
return false;
}
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate188.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.node_id !== undefined){
const _errs8 = errors;
if(typeof data.node_id !== "string"){
validate188.errors = [{}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs10 = errors;
if(typeof data.type !== "string"){
validate188.errors = [{}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.weights !== undefined){
let data5 = data.weights;
const _errs12 = errors;
if(errors === _errs12){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key1 in data5){
let data6 = data5[key1];
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data6)){
var valid4 = true;
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
const _errs17 = errors;
if(!(typeof data6[i1] == "number")){
validate188.errors = [{}];
return false;
}
var valid4 = _errs17 === errors;
if(!valid4){
break;
}
}
}
else {
validate188.errors = [{}];
return false;
}
}
var valid3 = _errs15 === errors;
if(!valid3){
break;
}
}
}
else {
validate188.errors = [{}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate188.errors = [{}];
return false;
}
}
validate188.errors = vErrors;
return errors === 0;
}


function validate187(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((data.id === undefined) && (missing0 = "id")) || ((data.weights === undefined) && (missing0 = "weights"))) || ((data.name === undefined) && (missing0 = "name"))) || ((data.step === undefined) && (missing0 = "step"))) || ((data.size_bytes === undefined) && (missing0 = "size_bytes"))) || ((data.created_at === undefined) && (missing0 = "created_at"))) || ((data.experiment === undefined) && (missing0 = "experiment"))) || ((data.nodes === undefined) && (missing0 = "nodes"))){
validate187.errors = [{}];
return false;
}
else {
if(data.created_at !== undefined){
const _errs1 = errors;
if(typeof data.created_at !== "string"){
validate187.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.experiment !== undefined){
const _errs3 = errors;
if(typeof data.experiment !== "string"){
validate187.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
const _errs5 = errors;
if(typeof data.id !== "string"){
validate187.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs7 = errors;
if(typeof data.name !== "string"){
validate187.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nodes !== undefined){
let data4 = data.nodes;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data4)){
var valid1 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs11 = errors;
if(!(validate188(data4[i0], {instancePath:instancePath+"/nodes/" + i0,parentData:data4,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate188.errors : vErrors.concat(validate188.errors);
errors = vErrors.length;
}
var valid1 = _errs11 === errors;
if(!valid1){
break;
}
}
}
else {
validate187.errors = [{}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.size_bytes !== undefined){
const _errs12 = errors;
if(!(typeof data.size_bytes == "number")){
validate187.errors = [{}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.step !== undefined){
const _errs14 = errors;
if(!(typeof data.step == "number")){
validate187.errors = [{}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.weights !== undefined){
const _errs16 = errors;
if(typeof data.weights !== "string"){
validate187.errors = [{}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate187.errors = [{}];
return false;
}
}
validate187.errors = vErrors;
return errors === 0;
}


function validate186(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isSavedWeights" */;
let vErrors = null;
let errors = 0;
if(!(validate187(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate187.errors : vErrors.concat(validate187.errors);
errors = vErrors.length;
}
validate186.errors = vErrors;
return errors === 0;
}

export const isSavedWeightsList = validate191;
const schema71 = {"$id":"isSavedWeightsList","$ref":"api#/components/schemas/SavedWeightsList"};
const schema72 = {"properties":{"weights":{"items":{"$ref":"#/components/schemas/SavedWeights"},"type":"array"}},"required":["weights"],"type":"object"};

function validate193(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((data.id === undefined) && (missing0 = "id")) || ((data.weights === undefined) && (missing0 = "weights"))) || ((data.name === undefined) && (missing0 = "name"))) || ((data.step === undefined) && (missing0 = "step"))) || ((data.size_bytes === undefined) && (missing0 = "size_bytes"))) || ((data.created_at === undefined) && (missing0 = "created_at"))) || ((data.experiment === undefined) && (missing0 = "experiment"))) || ((data.nodes === undefined) && (missing0 = "nodes"))){
validate193.errors = [{}];
return false;
}
else {
if(data.created_at !== undefined){
const _errs1 = errors;
if(typeof data.created_at !== "string"){
validate193.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.experiment !== undefined){
const _errs3 = errors;
if(typeof data.experiment !== "string"){
validate193.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
const _errs5 = errors;
if(typeof data.id !== "string"){
validate193.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs7 = errors;
if(typeof data.name !== "string"){
validate193.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nodes !== undefined){
let data4 = data.nodes;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data4)){
var valid1 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs11 = errors;
if(!(validate188(data4[i0], {instancePath:instancePath+"/nodes/" + i0,parentData:data4,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate188.errors : vErrors.concat(validate188.errors);
errors = vErrors.length;
}
var valid1 = _errs11 === errors;
if(!valid1){
break;
}
}
}
else {
validate193.errors = [{}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.size_bytes !== undefined){
const _errs12 = errors;
if(!(typeof data.size_bytes == "number")){
validate193.errors = [{}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.step !== undefined){
const _errs14 = errors;
if(!(typeof data.step == "number")){
validate193.errors = [{}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.weights !== undefined){
const _errs16 = errors;
if(typeof data.weights !== "string"){
validate193.errors = [{}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate193.errors = [{}];
return false;
}
}
validate193.errors = vErrors;
return errors === 0;
}


function validate192(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.weights === undefined) && (missing0 = "weights")){
validate192.errors = [{}];
return false;
}
else {
if(data.weights !== undefined){
let data0 = data.weights;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate193(data0[i0], {instancePath:instancePath+"/weights/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate193.errors : vErrors.concat(validate193.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate192.errors = [{}];
return false;
}
}
}
}
}
else {
validate192.errors = [{}];
return false;
}
}
validate192.errors = vErrors;
return errors === 0;
}


function validate191(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isSavedWeightsList" */;
let vErrors = null;
let errors = 0;
if(!(validate192(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate192.errors : vErrors.concat(validate192.errors);
errors = vErrors.length;
}
validate191.errors = vErrors;
return errors === 0;
}

export const isServerMessage = validate197;
const schema74 = {"$id":"isServerMessage","$ref":"api#/components/schemas/ServerMessage"};
const schema75 = {"discriminator":{"propertyName":"type"},"oneOf":[{"$ref":"#/components/schemas/Welcome"},{"$ref":"#/components/schemas/EventMessage"},{"$ref":"#/components/schemas/RunStarted"},{"$ref":"#/components/schemas/RunsChanged"},{"$ref":"#/components/schemas/Rewind"},{"$ref":"#/components/schemas/Reset"},{"$ref":"#/components/schemas/StateMessage"},{"$ref":"#/components/schemas/Reply"},{"$ref":"#/components/schemas/GoAway"},{"$ref":"#/components/schemas/Pong"}],"type":"object"};
const schema76 = {"properties":{"protocol":{"default":1,"type":"number"},"role":{"enum":["owner","viewer"],"type":"string"},"run":{"anyOf":[{"$ref":"#/components/schemas/RunInfo"},{"type":"null"}]},"run_schema":{"anyOf":[{"$ref":"#/components/schemas/Schema"},{"type":"null"}]},"runs":{"items":{"$ref":"#/components/schemas/RunInfo"},"type":"array"},"session_id":{"type":"string"},"state":{"anyOf":[{"$ref":"#/components/schemas/State"},{"type":"null"}]},"type":{"const":"welcome","type":"string"}},"required":["session_id","role","run","runs","run_schema","state","type"],"type":"object"};
const schema77 = {"properties":{"compile_count":{"default":0,"type":"number"},"degraded":{"anyOf":[{"$ref":"#/components/schemas/Degraded"},{"type":"null"}],"default":null},"detail":{"additionalProperties":{"$ref":"#/components/schemas/JsonValue"},"type":"object"},"device":{"default":"","type":"string"},"epoch":{"type":"number"},"learning_rate":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"live":{"additionalProperties":{"type":"number"},"type":"object"},"run_id":{"type":"string"},"run_time_s":{"default":0,"type":"number"},"status":{"enum":["queued","compiling","ready","running","paused","finished","diverged","failed","recorded"],"type":"string"},"step":{"type":"number"},"steps_per_second":{"default":0,"type":"number"}},"required":["run_id","status","step","epoch"],"type":"object"};
const schema78 = {"properties":{"cause":{"enum":["disk_full","storage_read_only","storage_damaged","storage_busy","storage_fault"],"type":"string"},"paused":{"default":false,"type":"boolean"},"policy":{"enum":["pause","continue"],"type":"string"},"recorded_step":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"what":{"enum":["record","checkpoint"],"type":"string"}},"required":["cause","what","policy"],"type":"object"};

function validate204(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.paused === undefined){
data.paused = false;
}
if(data.recorded_step === undefined){
data.recorded_step = null;
}
let missing0;
if((((data.cause === undefined) && (missing0 = "cause")) || ((data.what === undefined) && (missing0 = "what"))) || ((data.policy === undefined) && (missing0 = "policy"))){
validate204.errors = [{}];
return false;
}
else {
if(data.cause !== undefined){
let data0 = data.cause;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate204.errors = [{}];
return false;
}
if(!(((((data0 === "disk_full") || (data0 === "storage_read_only")) || (data0 === "storage_damaged")) || (data0 === "storage_busy")) || (data0 === "storage_fault"))){
validate204.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs3 = errors;
if(typeof data.paused !== "boolean"){
validate204.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
if(valid0){
if(data.policy !== undefined){
let data2 = data.policy;
const _errs5 = errors;
if(typeof data2 !== "string"){
validate204.errors = [{}];
return false;
}
if(!((data2 === "pause") || (data2 === "continue"))){
validate204.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data3 = data.recorded_step;
const _errs7 = errors;
const _errs8 = errors;
let valid1 = false;
const _errs9 = errors;
if(!(typeof data3 == "number")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs11 = errors;
if(data3 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate204.errors = vErrors;
return false;
}
else {
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs7 === errors;
if(valid0){
if(data.what !== undefined){
let data4 = data.what;
const _errs13 = errors;
if(typeof data4 !== "string"){
validate204.errors = [{}];
return false;
}
if(!((data4 === "record") || (data4 === "checkpoint"))){
validate204.errors = [{}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate204.errors = [{}];
return false;
}
}
validate204.errors = vErrors;
return errors === 0;
}


function validate203(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.compile_count === undefined){
data.compile_count = 0;
}
if(data.degraded === undefined){
data.degraded = null;
}
if(data.device === undefined){
data.device = "";
}
if(data.learning_rate === undefined){
data.learning_rate = null;
}
if(data.run_time_s === undefined){
data.run_time_s = 0;
}
if(data.steps_per_second === undefined){
data.steps_per_second = 0;
}
let missing0;
if(((((data.run_id === undefined) && (missing0 = "run_id")) || ((data.status === undefined) && (missing0 = "status"))) || ((data.step === undefined) && (missing0 = "step"))) || ((data.epoch === undefined) && (missing0 = "epoch"))){
validate203.errors = [{}];
return false;
}
else {
const _errs1 = errors;
if(!(typeof data.compile_count == "number")){
validate203.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
let data1 = data.degraded;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(!(validate204(data1, {instancePath:instancePath+"/degraded",parentData:data,parentDataProperty:"degraded",rootData}))){
vErrors = vErrors === null ? validate204.errors : vErrors.concat(validate204.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs6 = errors;
if(data1 !== null){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate203.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
if(valid0){
if(data.detail !== undefined){
let data2 = data.detail;
const _errs8 = errors;
if(errors === _errs8){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key0 in data2){
const _errs11 = errors;
if(!(validate27(data2[key0], {instancePath:instancePath+"/detail/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid2 = _errs11 === errors;
if(!valid2){
break;
}
}
}
else {
validate203.errors = [{}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs12 = errors;
if(typeof data.device !== "string"){
validate203.errors = [{}];
return false;
}
var valid0 = _errs12 === errors;
if(valid0){
if(data.epoch !== undefined){
const _errs14 = errors;
if(!(typeof data.epoch == "number")){
validate203.errors = [{}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data6 = data.learning_rate;
const _errs16 = errors;
const _errs17 = errors;
let valid3 = false;
const _errs18 = errors;
if(!(typeof data6 == "number")){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid1 = _errs18 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const _errs20 = errors;
if(data6 !== null){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs20 === errors;
valid3 = valid3 || _valid1;
}
if(!valid3){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate203.errors = vErrors;
return false;
}
else {
errors = _errs17;
if(vErrors !== null){
if(_errs17){
vErrors.length = _errs17;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs16 === errors;
if(valid0){
if(data.live !== undefined){
let data7 = data.live;
const _errs22 = errors;
if(errors === _errs22){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key1 in data7){
const _errs25 = errors;
if(!(typeof data7[key1] == "number")){
validate203.errors = [{}];
return false;
}
var valid4 = _errs25 === errors;
if(!valid4){
break;
}
}
}
else {
validate203.errors = [{}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_id !== undefined){
const _errs27 = errors;
if(typeof data.run_id !== "string"){
validate203.errors = [{}];
return false;
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs29 = errors;
if(!(typeof data.run_time_s == "number")){
validate203.errors = [{}];
return false;
}
var valid0 = _errs29 === errors;
if(valid0){
if(data.status !== undefined){
let data11 = data.status;
const _errs31 = errors;
if(typeof data11 !== "string"){
validate203.errors = [{}];
return false;
}
if(!(((((((((data11 === "queued") || (data11 === "compiling")) || (data11 === "ready")) || (data11 === "running")) || (data11 === "paused")) || (data11 === "finished")) || (data11 === "diverged")) || (data11 === "failed")) || (data11 === "recorded"))){
validate203.errors = [{}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.step !== undefined){
const _errs33 = errors;
if(!(typeof data.step == "number")){
validate203.errors = [{}];
return false;
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs35 = errors;
if(!(typeof data.steps_per_second == "number")){
validate203.errors = [{}];
return false;
}
var valid0 = _errs35 === errors;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate203.errors = [{}];
return false;
}
}
validate203.errors = vErrors;
return errors === 0;
}


function validate199(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.protocol === undefined){
data.protocol = 1;
}
let missing0;
if((((((((data.session_id === undefined) && (missing0 = "session_id")) || ((data.role === undefined) && (missing0 = "role"))) || ((data.run === undefined) && (missing0 = "run"))) || ((data.runs === undefined) && (missing0 = "runs"))) || ((data.run_schema === undefined) && (missing0 = "run_schema"))) || ((data.state === undefined) && (missing0 = "state"))) || ((data.type === undefined) && (missing0 = "type"))){
validate199.errors = [{}];
return false;
}
else {
const _errs1 = errors;
if(!(typeof data.protocol == "number")){
validate199.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.role !== undefined){
let data1 = data.role;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate199.errors = [{}];
return false;
}
if(!((data1 === "owner") || (data1 === "viewer"))){
validate199.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run !== undefined){
let data2 = data.run;
const _errs5 = errors;
const _errs6 = errors;
let valid1 = false;
const _errs7 = errors;
if(!(validate177(data2, {instancePath:instancePath+"/run",parentData:data,parentDataProperty:"run",rootData}))){
vErrors = vErrors === null ? validate177.errors : vErrors.concat(validate177.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs8 = errors;
if(data2 !== null){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs8 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate199.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_schema !== undefined){
let data3 = data.run_schema;
const _errs10 = errors;
const _errs11 = errors;
let valid2 = false;
const _errs12 = errors;
if(!(validate179(data3, {instancePath:instancePath+"/run_schema",parentData:data,parentDataProperty:"run_schema",rootData}))){
vErrors = vErrors === null ? validate179.errors : vErrors.concat(validate179.errors);
errors = vErrors.length;
}
var _valid1 = _errs12 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs13 = errors;
if(data3 !== null){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate199.errors = vErrors;
return false;
}
else {
errors = _errs11;
if(vErrors !== null){
if(_errs11){
vErrors.length = _errs11;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.runs !== undefined){
let data4 = data.runs;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data4)){
var valid3 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs17 = errors;
if(!(validate177(data4[i0], {instancePath:instancePath+"/runs/" + i0,parentData:data4,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate177.errors : vErrors.concat(validate177.errors);
errors = vErrors.length;
}
var valid3 = _errs17 === errors;
if(!valid3){
break;
}
}
}
else {
validate199.errors = [{}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.session_id !== undefined){
const _errs18 = errors;
if(typeof data.session_id !== "string"){
validate199.errors = [{}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.state !== undefined){
let data7 = data.state;
const _errs20 = errors;
const _errs21 = errors;
let valid4 = false;
const _errs22 = errors;
if(!(validate203(data7, {instancePath:instancePath+"/state",parentData:data,parentDataProperty:"state",rootData}))){
vErrors = vErrors === null ? validate203.errors : vErrors.concat(validate203.errors);
errors = vErrors.length;
}
var _valid2 = _errs22 === errors;
valid4 = valid4 || _valid2;
if(!valid4){
const _errs23 = errors;
if(data7 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid2 = _errs23 === errors;
valid4 = valid4 || _valid2;
}
if(!valid4){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate199.errors = vErrors;
return false;
}
else {
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data8 = data.type;
const _errs25 = errors;
if(typeof data8 !== "string"){
validate199.errors = [{}];
return false;
}
if("welcome" !== data8){
validate199.errors = [{}];
return false;
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate199.errors = [{}];
return false;
}
}
validate199.errors = vErrors;
return errors === 0;
}

const schema79 = {"properties":{"experiment_id":{"type":"string"},"from_run_id":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"from_step":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"reason":{"enum":["first","reset","dice","edit","cure","branch"],"type":"string"},"request_id":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"run_id":{"type":"string"},"run_schema":{"$ref":"#/components/schemas/Schema"},"seed":{"type":"number"},"type":{"const":"run_started","type":"string"}},"required":["run_id","experiment_id","reason","seed","run_schema","type"],"type":"object"};

function validate208(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.from_run_id === undefined){
data.from_run_id = null;
}
if(data.from_step === undefined){
data.from_step = null;
}
if(data.request_id === undefined){
data.request_id = null;
}
let missing0;
if(((((((data.run_id === undefined) && (missing0 = "run_id")) || ((data.experiment_id === undefined) && (missing0 = "experiment_id"))) || ((data.reason === undefined) && (missing0 = "reason"))) || ((data.seed === undefined) && (missing0 = "seed"))) || ((data.run_schema === undefined) && (missing0 = "run_schema"))) || ((data.type === undefined) && (missing0 = "type"))){
validate208.errors = [{}];
return false;
}
else {
if(data.experiment_id !== undefined){
const _errs1 = errors;
if(typeof data.experiment_id !== "string"){
validate208.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data1 = data.from_run_id;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(typeof data1 !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs7 = errors;
if(data1 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate208.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
if(valid0){
let data2 = data.from_step;
const _errs9 = errors;
const _errs10 = errors;
let valid2 = false;
const _errs11 = errors;
if(!(typeof data2 == "number")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs11 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs13 = errors;
if(data2 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate208.errors = vErrors;
return false;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs9 === errors;
if(valid0){
if(data.reason !== undefined){
let data3 = data.reason;
const _errs15 = errors;
if(typeof data3 !== "string"){
validate208.errors = [{}];
return false;
}
if(!((((((data3 === "first") || (data3 === "reset")) || (data3 === "dice")) || (data3 === "edit")) || (data3 === "cure")) || (data3 === "branch"))){
validate208.errors = [{}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data4 = data.request_id;
const _errs17 = errors;
const _errs18 = errors;
let valid3 = false;
const _errs19 = errors;
if(typeof data4 !== "string"){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid2 = _errs19 === errors;
valid3 = valid3 || _valid2;
if(!valid3){
const _errs21 = errors;
if(data4 !== null){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid2 = _errs21 === errors;
valid3 = valid3 || _valid2;
}
if(!valid3){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
validate208.errors = vErrors;
return false;
}
else {
errors = _errs18;
if(vErrors !== null){
if(_errs18){
vErrors.length = _errs18;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs17 === errors;
if(valid0){
if(data.run_id !== undefined){
const _errs23 = errors;
if(typeof data.run_id !== "string"){
validate208.errors = [{}];
return false;
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_schema !== undefined){
const _errs25 = errors;
if(!(validate179(data.run_schema, {instancePath:instancePath+"/run_schema",parentData:data,parentDataProperty:"run_schema",rootData}))){
vErrors = vErrors === null ? validate179.errors : vErrors.concat(validate179.errors);
errors = vErrors.length;
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.seed !== undefined){
const _errs26 = errors;
if(!(typeof data.seed == "number")){
validate208.errors = [{}];
return false;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data8 = data.type;
const _errs28 = errors;
if(typeof data8 !== "string"){
validate208.errors = [{}];
return false;
}
if("run_started" !== data8){
validate208.errors = [{}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate208.errors = [{}];
return false;
}
}
validate208.errors = vErrors;
return errors === 0;
}

const schema80 = {"properties":{"runs":{"items":{"$ref":"#/components/schemas/RunInfo"},"type":"array"},"type":{"const":"runs_changed","type":"string"}},"required":["runs","type"],"type":"object"};

function validate210(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.runs === undefined) && (missing0 = "runs")) || ((data.type === undefined) && (missing0 = "type"))){
validate210.errors = [{}];
return false;
}
else {
if(data.runs !== undefined){
let data0 = data.runs;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate177(data0[i0], {instancePath:instancePath+"/runs/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate177.errors : vErrors.concat(validate177.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate210.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data2 = data.type;
const _errs4 = errors;
if(typeof data2 !== "string"){
validate210.errors = [{}];
return false;
}
if("runs_changed" !== data2){
validate210.errors = [{}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate210.errors = [{}];
return false;
}
}
validate210.errors = vErrors;
return errors === 0;
}

const schema81 = {"properties":{"generation":{"type":"number"},"run_id":{"type":"string"},"to_seq":{"type":"number"},"type":{"const":"rewind","type":"string"}},"required":["run_id","generation","to_seq","type"],"type":"object"};

function validate212(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.run_id === undefined) && (missing0 = "run_id")) || ((data.generation === undefined) && (missing0 = "generation"))) || ((data.to_seq === undefined) && (missing0 = "to_seq"))) || ((data.type === undefined) && (missing0 = "type"))){
validate212.errors = [{}];
return false;
}
else {
if(data.generation !== undefined){
const _errs1 = errors;
if(!(typeof data.generation == "number")){
validate212.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_id !== undefined){
const _errs3 = errors;
if(typeof data.run_id !== "string"){
validate212.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.to_seq !== undefined){
const _errs5 = errors;
if(!(typeof data.to_seq == "number")){
validate212.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data3 = data.type;
const _errs7 = errors;
if(typeof data3 !== "string"){
validate212.errors = [{}];
return false;
}
if("rewind" !== data3){
validate212.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate212.errors = [{}];
return false;
}
}
validate212.errors = vErrors;
return errors === 0;
}

const schema82 = {"properties":{"generation":{"type":"number"},"run_id":{"type":"string"},"to_seq":{"type":"number"},"type":{"const":"reset","type":"string"}},"required":["run_id","generation","to_seq","type"],"type":"object"};

function validate213(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.run_id === undefined) && (missing0 = "run_id")) || ((data.generation === undefined) && (missing0 = "generation"))) || ((data.to_seq === undefined) && (missing0 = "to_seq"))) || ((data.type === undefined) && (missing0 = "type"))){
validate213.errors = [{}];
return false;
}
else {
if(data.generation !== undefined){
const _errs1 = errors;
if(!(typeof data.generation == "number")){
validate213.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_id !== undefined){
const _errs3 = errors;
if(typeof data.run_id !== "string"){
validate213.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.to_seq !== undefined){
const _errs5 = errors;
if(!(typeof data.to_seq == "number")){
validate213.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data3 = data.type;
const _errs7 = errors;
if(typeof data3 !== "string"){
validate213.errors = [{}];
return false;
}
if("reset" !== data3){
validate213.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate213.errors = [{}];
return false;
}
}
validate213.errors = vErrors;
return errors === 0;
}

const schema83 = {"properties":{"state":{"$ref":"#/components/schemas/State"},"type":{"const":"state","type":"string"}},"required":["state","type"],"type":"object"};

function validate214(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.state === undefined) && (missing0 = "state")) || ((data.type === undefined) && (missing0 = "type"))){
validate214.errors = [{}];
return false;
}
else {
if(data.state !== undefined){
const _errs1 = errors;
if(!(validate203(data.state, {instancePath:instancePath+"/state",parentData:data,parentDataProperty:"state",rootData}))){
vErrors = vErrors === null ? validate203.errors : vErrors.concat(validate203.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data1 = data.type;
const _errs2 = errors;
if(typeof data1 !== "string"){
validate214.errors = [{}];
return false;
}
if("state" !== data1){
validate214.errors = [{}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate214.errors = [{}];
return false;
}
}
validate214.errors = vErrors;
return errors === 0;
}

const schema84 = {"properties":{"applied_at_step":{"anyOf":[{"type":"number"},{"type":"null"}],"default":null},"problems":{"items":{"$ref":"#/components/schemas/Problem"},"type":"array"},"request_id":{"anyOf":[{"type":"string"},{"type":"null"}]},"run_id":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"type":{"const":"reply","type":"string"}},"required":["request_id","type"],"type":"object"};

function validate216(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.applied_at_step === undefined){
data.applied_at_step = null;
}
if(data.run_id === undefined){
data.run_id = null;
}
let missing0;
if(((data.request_id === undefined) && (missing0 = "request_id")) || ((data.type === undefined) && (missing0 = "type"))){
validate216.errors = [{}];
return false;
}
else {
let data0 = data.applied_at_step;
const _errs1 = errors;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(!(typeof data0 == "number")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs5 = errors;
if(data0 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate216.errors = vErrors;
return false;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
if(data.problems !== undefined){
let data1 = data.problems;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data1)){
var valid2 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs9 = errors;
if(!(validate133(data1[i0], {instancePath:instancePath+"/problems/" + i0,parentData:data1,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate133.errors : vErrors.concat(validate133.errors);
errors = vErrors.length;
}
var valid2 = _errs9 === errors;
if(!valid2){
break;
}
}
}
else {
validate216.errors = [{}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.request_id !== undefined){
let data3 = data.request_id;
const _errs10 = errors;
const _errs11 = errors;
let valid3 = false;
const _errs12 = errors;
if(typeof data3 !== "string"){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs12 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const _errs14 = errors;
if(data3 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs14 === errors;
valid3 = valid3 || _valid1;
}
if(!valid3){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate216.errors = vErrors;
return false;
}
else {
errors = _errs11;
if(vErrors !== null){
if(_errs11){
vErrors.length = _errs11;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let data4 = data.run_id;
const _errs16 = errors;
const _errs17 = errors;
let valid4 = false;
const _errs18 = errors;
if(typeof data4 !== "string"){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid2 = _errs18 === errors;
valid4 = valid4 || _valid2;
if(!valid4){
const _errs20 = errors;
if(data4 !== null){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid2 = _errs20 === errors;
valid4 = valid4 || _valid2;
}
if(!valid4){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
validate216.errors = vErrors;
return false;
}
else {
errors = _errs17;
if(vErrors !== null){
if(_errs17){
vErrors.length = _errs17;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs16 === errors;
if(valid0){
if(data.type !== undefined){
let data5 = data.type;
const _errs22 = errors;
if(typeof data5 !== "string"){
validate216.errors = [{}];
return false;
}
if("reply" !== data5){
validate216.errors = [{}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate216.errors = [{}];
return false;
}
}
validate216.errors = vErrors;
return errors === 0;
}

const schema85 = {"properties":{"retry_ms":{"type":"number"},"type":{"const":"goaway","type":"string"}},"required":["retry_ms","type"],"type":"object"};

function validate218(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.retry_ms === undefined) && (missing0 = "retry_ms")) || ((data.type === undefined) && (missing0 = "type"))){
validate218.errors = [{}];
return false;
}
else {
if(data.retry_ms !== undefined){
const _errs1 = errors;
if(!(typeof data.retry_ms == "number")){
validate218.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
let data1 = data.type;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate218.errors = [{}];
return false;
}
if("goaway" !== data1){
validate218.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate218.errors = [{}];
return false;
}
}
validate218.errors = vErrors;
return errors === 0;
}

const schema86 = {"properties":{"type":{"const":"pong","type":"string"}},"type":"object","required":["type"]};

function validate219(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.type === undefined) && (missing0 = "type")){
validate219.errors = [{}];
return false;
}
else {
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
validate219.errors = [{}];
return false;
}
if("pong" !== data0){
validate219.errors = [{}];
return false;
}
}
}
}
else {
validate219.errors = [{}];
return false;
}
}
validate219.errors = vErrors;
return errors === 0;
}


function validate198(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const tag0 = data.type;
if(typeof tag0 == "string"){
if(tag0 === "welcome"){
if(!(validate199(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate199.errors : vErrors.concat(validate199.errors);
errors = vErrors.length;
}
}
else if(tag0 === "event"){
if(!(validate173(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate173.errors : vErrors.concat(validate173.errors);
errors = vErrors.length;
}
}
else if(tag0 === "run_started"){
if(!(validate208(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate208.errors : vErrors.concat(validate208.errors);
errors = vErrors.length;
}
}
else if(tag0 === "runs_changed"){
if(!(validate210(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate210.errors : vErrors.concat(validate210.errors);
errors = vErrors.length;
}
}
else if(tag0 === "rewind"){
if(!(validate212(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate212.errors : vErrors.concat(validate212.errors);
errors = vErrors.length;
}
}
else if(tag0 === "reset"){
if(!(validate213(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate213.errors : vErrors.concat(validate213.errors);
errors = vErrors.length;
}
}
else if(tag0 === "state"){
if(!(validate214(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate214.errors : vErrors.concat(validate214.errors);
errors = vErrors.length;
}
}
else if(tag0 === "reply"){
if(!(validate216(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate216.errors : vErrors.concat(validate216.errors);
errors = vErrors.length;
}
}
else if(tag0 === "goaway"){
if(!(validate218(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate218.errors : vErrors.concat(validate218.errors);
errors = vErrors.length;
}
}
else if(tag0 === "pong"){
if(!(validate219(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate219.errors : vErrors.concat(validate219.errors);
errors = vErrors.length;
}
}
else {
validate198.errors = [{}];
return false;
}
}
else {
validate198.errors = [{}];
return false;
}
}
else {
validate198.errors = [{}];
return false;
}
}
validate198.errors = vErrors;
return errors === 0;
}


function validate197(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isServerMessage" */;
let vErrors = null;
let errors = 0;
if(!(validate198(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate198.errors : vErrors.concat(validate198.errors);
errors = vErrors.length;
}
validate197.errors = vErrors;
return errors === 0;
}

export const isSessionCreated = validate231;
const schema87 = {"$id":"isSessionCreated","$ref":"api#/components/schemas/SessionCreated"};
const schema88 = {"properties":{"owner_token":{"type":"string"},"session_id":{"type":"string"}},"required":["session_id","owner_token"],"type":"object"};

function validate232(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.session_id === undefined) && (missing0 = "session_id")) || ((data.owner_token === undefined) && (missing0 = "owner_token"))){
validate232.errors = [{}];
return false;
}
else {
if(data.owner_token !== undefined){
const _errs1 = errors;
if(typeof data.owner_token !== "string"){
validate232.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.session_id !== undefined){
const _errs3 = errors;
if(typeof data.session_id !== "string"){
validate232.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate232.errors = [{}];
return false;
}
}
validate232.errors = vErrors;
return errors === 0;
}


function validate231(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isSessionCreated" */;
let vErrors = null;
let errors = 0;
if(!(validate232(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate232.errors : vErrors.concat(validate232.errors);
errors = vErrors.length;
}
validate231.errors = vErrors;
return errors === 0;
}

export const isShare = validate234;
const schema89 = {"$id":"isShare","$ref":"api#/components/schemas/Share"};
const schema90 = {"properties":{"created_at":{"type":"string"},"layout":{"$ref":"#/components/schemas/Layout"},"run":{"anyOf":[{"$ref":"#/components/schemas/RunDetail"},{"type":"null"}]},"share_id":{"type":"string"},"spec":{"$ref":"#/components/schemas/ExperimentSpec"},"title":{"type":"string"}},"required":["share_id","title","layout","spec","run","created_at"],"type":"object"};

function validate237(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.keyframe_bytes === undefined){
data.keyframe_bytes = 0;
}
let missing0;
if(((((((((data.run === undefined) && (missing0 = "run")) || ((data.session_id === undefined) && (missing0 = "session_id"))) || ((data.spec === undefined) && (missing0 = "spec"))) || ((data.run_schema === undefined) && (missing0 = "run_schema"))) || ((data.events === undefined) && (missing0 = "events"))) || ((data.first_seq === undefined) && (missing0 = "first_seq"))) || ((data.last_seq === undefined) && (missing0 = "last_seq"))) || ((data.fingerprint === undefined) && (missing0 = "fingerprint"))){
validate237.errors = [{}];
return false;
}
else {
if(data.events !== undefined){
let data0 = data.events;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate173(data0[i0], {instancePath:instancePath+"/events/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate173.errors : vErrors.concat(validate173.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate237.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fingerprint !== undefined){
let data2 = data.fingerprint;
const _errs4 = errors;
if(errors === _errs4){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key0 in data2){
const _errs7 = errors;
if(!(validate27(data2[key0], {instancePath:instancePath+"/fingerprint/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
validate237.errors = [{}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.first_seq !== undefined){
const _errs8 = errors;
if(!(typeof data.first_seq == "number")){
validate237.errors = [{}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const _errs10 = errors;
if(!(typeof data.keyframe_bytes == "number")){
validate237.errors = [{}];
return false;
}
var valid0 = _errs10 === errors;
if(valid0){
if(data.keyframes !== undefined){
let data6 = data.keyframes;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data6)){
var valid3 = true;
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
const _errs14 = errors;
if(!(typeof data6[i1] == "number")){
validate237.errors = [{}];
return false;
}
var valid3 = _errs14 === errors;
if(!valid3){
break;
}
}
}
else {
validate237.errors = [{}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.last_seq !== undefined){
const _errs16 = errors;
if(!(typeof data.last_seq == "number")){
validate237.errors = [{}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run !== undefined){
const _errs18 = errors;
if(!(validate177(data.run, {instancePath:instancePath+"/run",parentData:data,parentDataProperty:"run",rootData}))){
vErrors = vErrors === null ? validate177.errors : vErrors.concat(validate177.errors);
errors = vErrors.length;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_schema !== undefined){
const _errs19 = errors;
if(!(validate179(data.run_schema, {instancePath:instancePath+"/run_schema",parentData:data,parentDataProperty:"run_schema",rootData}))){
vErrors = vErrors === null ? validate179.errors : vErrors.concat(validate179.errors);
errors = vErrors.length;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.session_id !== undefined){
const _errs20 = errors;
if(typeof data.session_id !== "string"){
validate237.errors = [{}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
const _errs22 = errors;
if(!(validate75(data.spec, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.times !== undefined){
let data13 = data.times;
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data13)){
var valid4 = true;
const len2 = data13.length;
for(let i2=0; i2<len2; i2++){
let data14 = data13[i2];
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data14)){
if(data14.length > 2){
validate237.errors = [{}];
return false;
}
else {
if(data14.length < 2){
validate237.errors = [{}];
return false;
}
else {
const len3 = data14.length;
if(!(len3 <= 2)){
validate237.errors = [{}];
return false;
}
else {
const len4 = data14.length;
if(len4 > 0){
const _errs27 = errors;
if(!(typeof data14[0] == "number")){
validate237.errors = [{}];
return false;
}
var valid5 = _errs27 === errors;
}
if(valid5){
if(len4 > 1){
const _errs29 = errors;
if(!(typeof data14[1] == "number")){
validate237.errors = [{}];
return false;
}
var valid5 = _errs29 === errors;
}
}
}
}
}
}
else {
validate237.errors = [{}];
return false;
}
}
var valid4 = _errs25 === errors;
if(!valid4){
break;
}
}
}
else {
validate237.errors = [{}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate237.errors = [{}];
return false;
}
}
validate237.errors = vErrors;
return errors === 0;
}


function validate235(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.share_id === undefined) && (missing0 = "share_id")) || ((data.title === undefined) && (missing0 = "title"))) || ((data.layout === undefined) && (missing0 = "layout"))) || ((data.spec === undefined) && (missing0 = "spec"))) || ((data.run === undefined) && (missing0 = "run"))) || ((data.created_at === undefined) && (missing0 = "created_at"))){
validate235.errors = [{}];
return false;
}
else {
if(data.created_at !== undefined){
const _errs1 = errors;
if(typeof data.created_at !== "string"){
validate235.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.layout !== undefined){
const _errs3 = errors;
if(!(validate152(data.layout, {instancePath:instancePath+"/layout",parentData:data,parentDataProperty:"layout",rootData}))){
vErrors = vErrors === null ? validate152.errors : vErrors.concat(validate152.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run !== undefined){
let data2 = data.run;
const _errs4 = errors;
const _errs5 = errors;
let valid1 = false;
const _errs6 = errors;
if(!(validate237(data2, {instancePath:instancePath+"/run",parentData:data,parentDataProperty:"run",rootData}))){
vErrors = vErrors === null ? validate237.errors : vErrors.concat(validate237.errors);
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs7 = errors;
if(data2 !== null){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate235.errors = vErrors;
return false;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.share_id !== undefined){
const _errs9 = errors;
if(typeof data.share_id !== "string"){
validate235.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
const _errs11 = errors;
if(!(validate75(data.spec, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs12 = errors;
if(typeof data.title !== "string"){
validate235.errors = [{}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate235.errors = [{}];
return false;
}
}
validate235.errors = vErrors;
return errors === 0;
}


function validate234(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isShare" */;
let vErrors = null;
let errors = 0;
if(!(validate235(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate235.errors : vErrors.concat(validate235.errors);
errors = vErrors.length;
}
validate234.errors = vErrors;
return errors === 0;
}

export const isShareCreated = validate246;
const schema92 = {"$id":"isShareCreated","$ref":"api#/components/schemas/ShareCreated"};
const schema93 = {"properties":{"path":{"type":"string"},"share_id":{"type":"string"}},"required":["share_id","path"],"type":"object"};

function validate247(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.share_id === undefined) && (missing0 = "share_id")) || ((data.path === undefined) && (missing0 = "path"))){
validate247.errors = [{}];
return false;
}
else {
if(data.path !== undefined){
const _errs1 = errors;
if(typeof data.path !== "string"){
validate247.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.share_id !== undefined){
const _errs3 = errors;
if(typeof data.share_id !== "string"){
validate247.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate247.errors = [{}];
return false;
}
}
validate247.errors = vErrors;
return errors === 0;
}


function validate246(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isShareCreated" */;
let vErrors = null;
let errors = 0;
if(!(validate247(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate247.errors : vErrors.concat(validate247.errors);
errors = vErrors.length;
}
validate246.errors = vErrors;
return errors === 0;
}

